package io.sparktune.data.cells;

import java.util.Arrays;

/**
 * Finite numbers in memory that can be used again for other ones: four bytes a number while all of
 * them are floats. For one thread.
 */
public final class Sample {

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int PASSES = 3;

  /** Fewer floats are sorted by comparisons. */
  private static final int FEW = 1 << 13;

  private final int most;

  /** Floats as integers of the same order. */
  private int[] keys;

  private int[] spare = new int[0];
  private double[] doubles = new double[0];
  private boolean areFloats = true;
  private int size;

  /**
   * No number yet.
   *
   * @param most that are added
   */
  public Sample(int most) {
    this.most = most;
    this.keys = new int[most];
  }

  /** Begins anew. */
  public Sample cleared() {
    size = 0;
    areFloats = true;
    return this;
  }

  /** Adds a number behind the others. */
  public void add(double number) {
    if (areFloats && (float) number != number) {
      widen();
    }
    if (areFloats) {
      keys[size++] = swapped(Float.floatToRawIntBits((float) number));
    } else {
      doubles[size++] = number;
    }
  }

  private void widen() {
    if (doubles.length < most) {
      doubles = new double[most];
    }
    for (int i = 0; i < size; i++) {
      doubles[i] = at(i);
    }
    areFloats = false;
  }

  /** Bits of a float to an integer of its order, and back; negative zero is below zero. */
  private static int swapped(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** How many there are. */
  int size() {
    return size;
  }

  double at(int place) {
    return areFloats ? Float.intBitsToFloat(swapped(keys[place])) : doubles[place];
  }

  /** Puts them in ascending order. */
  void sort() {
    if (!areFloats) {
      Arrays.sort(doubles, 0, size);
    } else if (size < FEW) {
      Arrays.sort(keys, 0, size);
    } else {
      sortByDigits();
    }
  }

  /** From the lowest digit on, each pass keeping the order of the one before. */
  private void sortByDigits() {
    int[][] starts = new int[PASSES][DIGITS];
    for (int i = 0; i < size; i++) {
      for (int pass = 0; pass < PASSES; pass++) {
        starts[pass][digit(keys[i], pass)]++;
      }
    }
    if (spare.length < size) {
      spare = new int[most];
    }
    for (int pass = 0; pass < PASSES; pass++) {
      int[] places = starts[pass];
      int before = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        int count = places[digit];
        places[digit] = before;
        before += count;
      }
      for (int i = 0; i < size; i++) {
        spare[places[digit(keys[i], pass)]++] = keys[i];
      }
      int[] sorted = spare;
      spare = keys;
      keys = sorted;
    }
  }

  /** Of the number without its sign, so that negative ones come first. */
  private static int digit(int key, int pass) {
    return ((key ^ Integer.MIN_VALUE) >>> (pass * DIGIT_BITS)) & (DIGITS - 1);
  }
}
