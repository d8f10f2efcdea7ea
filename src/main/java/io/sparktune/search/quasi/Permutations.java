package io.sparktune.search.quasi;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Uniform random permutations. */
final class Permutations {

  private Permutations() {}

  /** The whole numbers below a size, shuffled. */
  static int[] shuffled(int size, SplittableRandom random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int last = size - 1; last > 0; last--) {
      int chosen = random.nextInt(last + 1);
      int moved = order[last];
      order[last] = order[chosen];
      order[chosen] = moved;
    }
    return order;
  }
}
