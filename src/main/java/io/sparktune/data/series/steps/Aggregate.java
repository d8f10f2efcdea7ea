package io.sparktune.data.series.steps;

import java.util.Arrays;

/** The one value of a step that stands for those of several rows; NaN where none is known. */
public enum Aggregate {
  MEAN,
  SUM,
  LEAST,
  GREATEST,
  FIRST,
  LAST;

  /**
   * The value that stands for others.
   *
   * @param values in the order of time, NaN where one is missing
   */
  public double of(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length == 0) {
      return Double.NaN;
    }
    return switch (this) {
      case MEAN -> Arrays.stream(known).sum() / known.length;
      case SUM -> Arrays.stream(known).sum();
      case LEAST -> Arrays.stream(known).min().orElseThrow();
      case GREATEST -> Arrays.stream(known).max().orElseThrow();
      case FIRST -> known[0];
      case LAST -> known[known.length - 1];
    };
  }
}
