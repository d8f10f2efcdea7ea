package io.sparktune.bench;

import java.util.Arrays;

/** Quantiles of a few numbers, between neighbours by linear interpolation. */
final class Quantiles {

  private Quantiles() {}

  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /**
   * The value below which a share of the values lies.
   *
   * @param share from 0 to 1
   */
  static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double beyond = place - below;
    // Where there is nothing between, an infinite neighbour does not matter.
    return beyond == 0
        ? sorted[below]
        : sorted[below] + beyond * (sorted[below + 1] - sorted[below]);
  }
}
