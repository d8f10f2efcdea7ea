package io.sparktune.search.quasi;

import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sequence of Latin hypercubes (McKay, Beckman and Conover, Technometrics 21(2), 1979): each
 * point of one has a stratum of each parameter to itself.
 */
public final class LatinHypercube implements PointSequence {

  private final int dimensions;
  private final int size;
  private final long seed;

  /** The block whose strata are known. */
  private int block = -1;

  private List<int[]> strata = List.of();

  /**
   * @param size the number of points and strata of one design
   */
  public LatinHypercube(int dimensions, int size, long seed) {
    this.dimensions = dimensions;
    this.size = size;
    this.seed = seed;
  }

  @Override
  public double[] at(int number) {
    if (block != number / size) {
      block = number / size;
      strata = new ArrayList<>();
      SplittableRandom random = Seeds.random(seed, "strata", block);
      for (int dimension = 0; dimension < dimensions; dimension++) {
        strata.add(Permutations.shuffled(size, random));
      }
    }
    SplittableRandom random = Seeds.random(seed, "place in stratum", number);
    return strata.stream()
        .mapToDouble(order -> place(order[number % size], random.nextDouble()))
        .toArray();
  }

  private double place(int stratum, double share) {
    return Math.min((stratum + share) / size, Math.nextDown(1.0));
  }
}
