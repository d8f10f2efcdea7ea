package io.sparktune.trial;

/** Quantiles of a sample, between two of its values on the line from one to the other. */
public final class Quantiles {

  private Quantiles() {}

  /**
   * A quantile.
   *
   * @param sorted at least one value, the least first
   * @param share from 0, the least value, to 1, the greatest
   */
  public static double of(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
