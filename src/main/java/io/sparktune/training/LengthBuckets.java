package io.sparktune.training;

import io.sparktune.data.RowArrays;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Orders rows that were shuffled so that each batch has rows of like length. */
final class LengthBuckets {

  /** Batches of so many rows are parted by length: enough to be short, few enough to stay mixed. */
  private static final int BATCHES = 32;

  private LengthBuckets() {}

  /**
   * Orders in place. Which rows are in the last batch, if it is a smaller one, and the order of the
   * batches do not depend on lengths.
   */
  static void order(
      int[] rows, int batchSize, IntUnaryOperator lengthOfRow, SplittableRandom random) {
    int whole = rows.length - rows.length % batchSize;
    for (int from = 0; from < whole; from += BATCHES * batchSize) {
      sort(rows, from, Math.min(whole, from + BATCHES * batchSize), lengthOfRow);
    }
    int[] batches = RowArrays.all(whole / batchSize);
    RowArrays.shuffle(batches, random);
    int[] ordered = new int[whole];
    for (int batch = 0; batch < batches.length; batch++) {
      System.arraycopy(rows, batches[batch] * batchSize, ordered, batch * batchSize, batchSize);
    }
    System.arraycopy(ordered, 0, rows, 0, whole);
  }

  /** Rows of one length keep their order. */
  private static void sort(int[] rows, int from, int to, IntUnaryOperator lengthOfRow) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((long) lengthOfRow.applyAsInt(rows[from + i]) << Integer.SIZE) | i;
    }
    Arrays.sort(keys);
    int[] copy = Arrays.copyOfRange(rows, from, to);
    for (int i = 0; i < keys.length; i++) {
      rows[from + i] = copy[(int) keys[i]];
    }
  }
}
