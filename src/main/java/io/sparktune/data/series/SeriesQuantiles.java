package io.sparktune.data.series;

import java.util.List;

/**
 * The quantiles that a network foretells of each number.
 *
 * @param transform in whose scale what is between two of them, and behind the horizon, is
 * @param shares of what may come that should be below them, rising
 */
public record SeriesQuantiles(PowerTransform transform, List<Double> shares) {

  /** For rounding of shares such as (1 - 0.9) / 2. */
  private static final double TOLERANCE = 1e-9;

  public SeriesQuantiles {
    shares = List.copyOf(shares);
  }

  /** Whether a share is between two of them. */
  public boolean reach(double share) {
    return !shares.isEmpty()
        && share >= shares.get(0) - TOLERANCE
        && share <= shares.get(shares.size() - 1) + TOLERANCE;
  }

  /**
   * The value below which a share of what may come is.
   *
   * @param foretold quantiles of several numbers, number after number
   * @param number of those, from 0
   * @param passes how often the horizon was gone through before; distances from the median grow
   *     with their root
   */
  public double quantile(double[] foretold, int number, int passes, double share) {
    int from = number * shares.size();
    int above = 0;
    while (above < shares.size() - 1 && shares.get(above) < share - TOLERANCE) {
      above++;
    }
    double high = transform.of(foretold[from + above]);
    double value = high;
    if (above > 0 && shares.get(above) > share + TOLERANCE) {
      double low = transform.of(foretold[from + above - 1]);
      double part = (share - shares.get(above - 1)) / (shares.get(above) - shares.get(above - 1));
      value = low + part * (high - low);
    }
    double median = transform.of(foretold[from + shares.indexOf(SeriesAim.HALF)]);
    return transform.undone(median + SeriesIntervals.growth(passes) * (value - median));
  }
}
