package io.sparktune.search.forest;

import java.util.Arrays;

/**
 * The transformation of merits to targets for trees: logarithmic in the distance to the best, so
 * that differences near it count and those far from it do not.
 */
final class MeritTransform {

  /** The distance at which the logarithm begins, as a share of that of the best tenth. */
  private static final double CLOSEST = 0.3;

  private static final double BEST_SHARE = 0.9;

  /** Merits closer together than this are alike: shares of their range would be 0. */
  private static final double LEAST_RANGE = 1e-290;

  /** Of the range of the merits, where the best tenth are all alike. */
  private static final double LEAST_DISTANCE = 1e-9;

  private MeritTransform() {}

  /**
   * Scores with a mean of 0 and a deviation of 1; all 0 where the merits are alike.
   *
   * @param merits at least one
   */
  static double[] of(double[] merits) {
    double[] sorted = merits.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double best = sorted[count - 1];
    double range = best - sorted[0];
    if (range < LEAST_RANGE) {
      return new double[count];
    }
    if (range > Double.MAX_VALUE / 2) {
      return of(Arrays.stream(merits).map(merit -> merit / 4).toArray());
    }
    double closest =
        Math.max(
            LEAST_DISTANCE * range, CLOSEST * (best - sorted[(int) ((count - 1) * BEST_SHARE)]));
    return standardised(
        Arrays.stream(merits).map(merit -> -Math.log((best - merit + closest) / range)).toArray());
  }

  private static double[] standardised(double[] scores) {
    double mean = Arrays.stream(scores).average().orElseThrow();
    double variance =
        Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).average().orElseThrow();
    double deviation = Math.sqrt(variance);
    return Arrays.stream(scores).map(score -> (score - mean) / deviation).toArray();
  }
}
