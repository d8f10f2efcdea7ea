package io.sparktune.search.tpe;

import java.util.Arrays;

/** Trial numbers with merits, the best first; of equal ones the first added comes first. */
final class RankedNumbers {

  private double[] merits;
  private int[] numbers;
  private int size;

  RankedNumbers() {
    merits = new double[16];
    numbers = new int[16];
  }

  /** A copy to which more can be added. */
  RankedNumbers(RankedNumbers other) {
    merits = other.merits.clone();
    numbers = other.numbers.clone();
    size = other.size;
  }

  void add(int number, double merit) {
    if (size == numbers.length) {
      merits = Arrays.copyOf(merits, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    int place = placeAfter(merit);
    System.arraycopy(merits, place, merits, place + 1, size - place);
    System.arraycopy(numbers, place, numbers, place + 1, size - place);
    merits[place] = merit;
    numbers[place] = number;
    size++;
  }

  int size() {
    return size;
  }

  int number(int place) {
    return numbers[place];
  }

  double merit(int place) {
    return merits[place];
  }

  /** The number of merits that are at least this one. */
  int placeAfter(double merit) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (merits[middle] >= merit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
