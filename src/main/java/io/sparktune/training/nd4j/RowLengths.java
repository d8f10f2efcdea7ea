package io.sparktune.training.nd4j;

import io.sparktune.data.BatchWriter;
import java.util.Arrays;

/** The lengths of rows, by their places in an array. */
final class RowLengths {

  /** Numbers of a batch to predict: what each of them becomes in a layer has to fit, too. */
  private static final int MOST_STEPS = 1 << 16;

  /** Empty where rows have no length of their own. */
  private final int[] lengths;

  private RowLengths(int[] lengths) {
    this.lengths = lengths;
  }

  static RowLengths of(BatchWriter writer, int[] rows) {
    boolean areAlike = Arrays.stream(rows).allMatch(row -> writer.length(row) == 0);
    return new RowLengths(
        areAlike ? new int[0] : Arrays.stream(rows).map(writer::length).toArray());
  }

  /** Whether rows have no length of their own. */
  boolean areAlike() {
    return lengths.length == 0;
  }

  /** All places, those of short rows first; those of one length in order. */
  int[] ascending() {
    long[] keys = new long[lengths.length];
    for (int place = 0; place < keys.length; place++) {
      keys[place] = ((long) lengths[place] << Integer.SIZE) | place;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** How many of these places, from one on, make a batch that is not too large; at least one. */
  int batch(int[] ascending, int from, int most) {
    int count = 1;
    while (count < most
        && from + count < ascending.length
        && (long) (count + 1) * lengths[ascending[from + count]] <= MOST_STEPS) {
      count++;
    }
    return count;
  }
}
