package io.sparktune.search.quasi;

import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A sequence padded with independent uniform coordinates, for spaces of more dimensions than the
 * sequence has.
 */
final class PaddedSequence implements PointSequence {

  private final PointSequence sequence;
  private final int dimensions;
  private final long seed;

  PaddedSequence(PointSequence sequence, int dimensions, long seed) {
    this.sequence = sequence;
    this.dimensions = dimensions;
    this.seed = seed;
  }

  @Override
  public double[] at(int number) {
    double[] point = sequence.at(number);
    int from = Math.min(point.length, dimensions);
    double[] padded = Arrays.copyOf(point, dimensions);
    SplittableRandom random = Seeds.random(seed, "padding", number);
    for (int dimension = from; dimension < dimensions; dimension++) {
      padded[dimension] = random.nextDouble();
    }
    return padded;
  }
}
