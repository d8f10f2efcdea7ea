package io.sparktune.search.quasi;

import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The Sobol sequence under a random digital shift, which preserves its evenness. Coordinates beyond
 * those with known direction numbers are independent.
 */
public final class SobolPoints {

  private static final double DIGITS = 1L << 52;

  private final int dimensions;
  private final int even;
  private final SobolSequence sequence;
  private final List<double[]> unshifted = new ArrayList<>();

  public SobolPoints(int dimensions) {
    this.dimensions = dimensions;
    this.even = Math.min(dimensions, SobolSequence.MOST_DIMENSIONS);
    this.sequence = new SobolSequence(Math.max(1, even));
  }

  /** The numbered point of the sequence, from 0, under the shift of a seed. */
  public double[] at(int number, long seed) {
    SplittableRandom shift = Seeds.random(seed, "shift", 0);
    SplittableRandom beyond = Seeds.random(seed, "beyond", number);
    double[] point = new double[dimensions];
    double[] fixed = unshifted(number);
    for (int i = 0; i < even; i++) {
      long digits = (long) (fixed[i] * DIGITS) ^ (shift.nextLong() >>> 12);
      point[i] = (digits + 0.5) / DIGITS;
    }
    for (int i = even; i < dimensions; i++) {
      point[i] = beyond.nextDouble();
    }
    return point;
  }

  private double[] unshifted(int number) {
    while (unshifted.size() <= number) {
      unshifted.add(sequence.at(unshifted.size()));
    }
    return unshifted.get(number);
  }
}
