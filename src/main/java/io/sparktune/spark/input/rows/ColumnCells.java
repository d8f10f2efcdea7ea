package io.sparktune.spark.input.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of the cells of one column. Equal short cells are mostly one object. */
public final class ColumnCells {

  /** What a reference to a cell takes, in a list that grows and in an array. */
  private static final int BYTES_PER_REFERENCE = 8;

  /** What a text takes besides its characters. */
  private static final int BYTES_PER_TEXT = 40;

  private final List<@Nullable String> cells = new ArrayList<>();
  private final KnownTexts known;
  private long heapBytes;

  public ColumnCells(KnownTexts known) {
    this.known = known;
  }

  void addMissing() {
    cells.add(null);
    heapBytes += BYTES_PER_REFERENCE;
  }

  /** Adds a cell by its UTF-8 bytes. */
  void add(byte[] bytes, int from, int length) {
    String text = known.find(bytes, from, length);
    if (text == null) {
      text = new String(bytes, from, length, StandardCharsets.UTF_8);
      known.add(text, bytes, from, length);
      heapBytes += BYTES_PER_TEXT + length;
    }
    cells.add(text);
    heapBytes += BYTES_PER_REFERENCE;
  }

  public int count() {
    return cells.size();
  }

  /** The memory that the cells take. */
  public long heapBytes() {
    return heapBytes;
  }

  public Stream<@Nullable String> stream() {
    return cells.stream();
  }
}
