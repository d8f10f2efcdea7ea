package io.sparktune.search.gp.process;

/** The Matern correlation of smoothness 5/2, as a function of the squared scaled distance. */
final class Matern {

  private static final double ROOT = Math.sqrt(5);

  private Matern() {}

  static double correlation(double squared) {
    double x = ROOT * Math.sqrt(squared);
    return (1 + x + x * x / 3) * Math.exp(-x);
  }

  /** The derivative of the correlation by the squared distance. */
  static double slope(double squared) {
    double x = ROOT * Math.sqrt(squared);
    return -5.0 / 6 * (1 + x) * Math.exp(-x);
  }
}
