package io.sparktune.search.tpe;

import io.sparktune.search.RoundedMerit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /**
   * The best numbers, the best first: so many, or all there are. Of those that are tied at the
   * border some are taken, evenly spaced in the order of their numbers.
   */
  List<Integer> best(int most) {
    int count = Math.min(most, size);
    int from = count;
    int to = count;
    if (count > 0 && count < size) {
      long border = RoundedMerit.of(merits[count - 1]);
      while (from > 0 && RoundedMerit.of(merits[from - 1]) == border) {
        from--;
      }
      while (to < size && RoundedMerit.of(merits[to]) == border) {
        to++;
      }
    }
    List<Integer> best = new ArrayList<>();
    for (int place = 0; place < from; place++) {
      best.add(numbers[place]);
    }
    int[] tied = Arrays.copyOfRange(numbers, from, to);
    Arrays.sort(tied);
    int room = count - from;
    for (int i = 0; i < room; i++) {
      best.add(tied[(int) ((long) i * tied.length / room)]);
    }
    return best;
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
