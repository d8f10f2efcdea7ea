package io.sparktune.search.forest;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
final class StandardNormal {

  private static final double ROOT_TWO = Math.sqrt(2);

  private StandardNormal() {}

  /** The probability of a number below this one. */
  static double below(double z) {
    return 0.5 * Erf.erfc(-z / ROOT_TWO);
  }
}
