package io.sparktune.data.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a column's cells: the first different ones once each, on the heap; where there are
 * many, all further ones outside it. For one thread while they are added.
 */
final class RawTexts {

  /** Kept once each at most. */
  static final int MOST_KNOWN = 1 << 13;

  private static final int MOST_CHARACTERS = 1 << 19;
  private static final int PLACE_BYTES = Long.BYTES;

  private final Map<String, Integer> placeByText = new HashMap<>();
  private final List<String> known = new ArrayList<>();
  private final GrowingMemory others = new GrowingMemory();
  private final GrowingMemory ends = new GrowingMemory();
  private int characters;

  /** The place of a text. */
  int add(String text) {
    Integer place = placeByText.get(text);
    if (place != null) {
      return place;
    }
    if (known.size() < MOST_KNOWN && characters + text.length() <= MOST_CHARACTERS) {
      characters += text.length();
      placeByText.put(text, known.size());
      known.add(text);
      return known.size() - 1;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    others.put(bytes, 0, bytes.length);
    long at = ends.extended(PLACE_BYTES);
    ends.putLong(at, others.bytes());
    return Math.toIntExact(MOST_KNOWN + at / PLACE_BYTES);
  }

  String at(int place) {
    if (place < MOST_KNOWN) {
      return known.get(place);
    }
    long index = (long) (place - MOST_KNOWN) * PLACE_BYTES;
    long start = index == 0 ? 0 : ends.getLong(index - PLACE_BYTES);
    int length = (int) (ends.getLong(index) - start);
    return new String(others.get(start, length), StandardCharsets.UTF_8);
  }

  /** Those that are kept once each. */
  List<String> known() {
    return known;
  }

  boolean hasOthers() {
    return ends.bytes() > 0;
  }

  long heapBytes() {
    return 100L * known.size() + characters;
  }

  long bytes() {
    return others.bytes() + ends.bytes();
  }

  void free() {
    others.free();
    ends.free();
  }
}
