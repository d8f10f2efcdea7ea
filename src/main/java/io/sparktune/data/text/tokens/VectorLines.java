package io.sparktune.data.text.tokens;

import io.sparktune.data.DataError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of a file of vectors, one after the other. */
final class VectorLines {

  private static final Pattern SPACES = Pattern.compile("[ \\t]+");
  private static final Pattern COUNTS = Pattern.compile("\\d+ \\d+");
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String path;
  private final Map<String, float[]> vectors = new LinkedHashMap<>();
  private int line;
  private int size;

  VectorLines(String path) {
    this.path = path;
  }

  /** Reads the next line; an empty one has nothing. */
  void add(String text) {
    line++;
    String stripped = (line == 1 ? text.replaceFirst(BYTE_ORDER_MARK, "") : text).strip();
    if (stripped.isEmpty() || (line == 1 && COUNTS.matcher(stripped).matches())) {
      return;
    }
    String[] cells = SPACES.split(stripped);
    if (size == 0) {
      size = cells.length - 1;
    }
    if (size < 1 || cells.length <= size) {
      throw fault(
          "has %,d numbers, wanted %s"
              .formatted(cells.length - 1, size < 1 ? "a word and its vector" : size));
    }
    // GloVe has words with spaces in them.
    int first = cells.length - size;
    String word = String.join(" ", Arrays.asList(cells).subList(0, first));
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = number(cells[first + i]);
    }
    vectors.putIfAbsent(word, vector);
  }

  private float number(String cell) {
    try {
      float number = Float.parseFloat(cell);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw fault("has \"" + shortened(cell) + "\", wanted a number");
    }
    throw fault("has " + shortened(cell) + ", wanted a finite number");
  }

  private static String shortened(String cell) {
    return cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
  }

  private DataError fault(String what) {
    return new DataError(
        "%s, line %d: %s; each line is a word and its numbers, as GloVe and word2vec write text"
            .formatted(path, line, what));
  }

  VectorFile file() {
    if (vectors.isEmpty()) {
      throw new DataError(path + ": there are no vectors in it");
    }
    return new VectorFile(size, vectors);
  }
}
