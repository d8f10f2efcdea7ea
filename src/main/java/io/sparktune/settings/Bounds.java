package io.sparktune.settings;

import java.math.BigDecimal;

/** The ends between which a real number must lie. */
public record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {

  /** Far beyond every sensible setting, and small enough for sums and products of settings. */
  public static final double LARGEST = 1e12;

  public static Bounds from(double low, double high) {
    return new Bounds(low, true, high, true);
  }

  public static Bounds fromBelow(double low, double high) {
    return new Bounds(low, true, high, false);
  }

  public static Bounds above(double low, double high) {
    return new Bounds(low, false, high, true);
  }

  public static Bounds between(double low, double high) {
    return new Bounds(low, false, high, false);
  }

  /** True for a value between them. */
  public boolean contain(double value) {
    boolean highEnough = lowIncluded ? value >= low : value > low;
    return highEnough && (highIncluded ? value <= high : value < high);
  }

  /** Some number between them. */
  public double sample() {
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
