package io.sparktune.config;

import io.sparktune.trial.Metric;
import java.math.BigDecimal;

/** Between which ends a real number must lie. */
record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {

  /** Far beyond every sensible setting, and small enough for sums and products of settings. */
  static final double LARGEST = 1e12;

  static Bounds from(double low, double high) {
    return new Bounds(low, true, high, true);
  }

  static Bounds fromBelow(double low, double high) {
    return new Bounds(low, true, high, false);
  }

  static Bounds above(double low, double high) {
    return new Bounds(low, false, high, true);
  }

  static Bounds between(double low, double high) {
    return new Bounds(low, false, high, false);
  }

  /** What a metric can be, as far as it can be written. */
  static Bounds of(Metric metric) {
    return from(Math.max(-LARGEST, metric.least()), Math.min(LARGEST, metric.greatest()));
  }

  boolean contain(double value) {
    boolean highEnough = lowIncluded ? value >= low : value > low;
    return highEnough && (highIncluded ? value <= high : value < high);
  }

  /** Some number between them. */
  double sample() {
    return lowIncluded ? low : (highIncluded ? high : (low + high) / 2);
  }

  @Override
  public String toString() {
    String from = (lowIncluded ? "from " : "above ") + text(low);
    return from + (highIncluded ? " up to " : " to below ") + text(high);
  }

  private static String text(double value) {
    return Math.abs(value) >= 1e7
        ? Double.toString(value).replace(".0E", "e")
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
