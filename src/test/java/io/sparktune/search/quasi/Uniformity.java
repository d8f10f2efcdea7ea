package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Tests that a randomised point is uniform over the seeds. */
final class Uniformity {

  private static final int BINS = 20;
  private static final int SEEDS = 2_000;

  private Uniformity() {}

  /** A chi-squared test of each coordinate, with one false alarm in a million. */
  static void assertUniform(LongFunction<double[]> pointOfSeed) {
    int dimensions = pointOfSeed.apply(0).length;
    double[][] counts = new double[dimensions][BINS];
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] point = pointOfSeed.apply(seed);
      for (int dimension = 0; dimension < dimensions; dimension++) {
        counts[dimension][(int) (point[dimension] * BINS)]++;
      }
    }
    double expected = (double) SEEDS / BINS;
    double limit = new ChiSquaredDistribution(BINS - 1).inverseCumulativeProbability(1 - 1e-6);
    for (double[] count : counts) {
      double chiSquared = 0;
      for (double bin : count) {
        chiSquared += (bin - expected) * (bin - expected) / expected;
      }
      assertThat(chiSquared).isLessThan(limit);
    }
  }
}
