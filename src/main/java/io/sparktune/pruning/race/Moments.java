package io.sparktune.pruning.race;

import java.util.List;

/** The mean and the variance of a sample. */
public final class Moments {

  /** Equal differences of scores differ by their rounding, which is not a spread to judge by. */
  private static final double ROUNDING = 1e-6;

  private Moments() {}

  public static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** With n - 1 degrees of freedom; 0 where it is but rounding. */
  public static double variance(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double variance = squares / (values.size() - 1);
    return Math.sqrt(variance) > ROUNDING * Math.abs(mean) ? variance : 0;
  }
}
