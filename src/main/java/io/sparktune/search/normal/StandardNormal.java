package io.sparktune.search.normal;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, exact around its middle. */
public final class StandardNormal {

  private static final NormalDistribution DISTRIBUTION = new NormalDistribution(null, 0, 1);
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private StandardNormal() {}

  /** The logarithm of the density. */
  public static double logDensity(double z) {
    return -0.5 * z * z - LOG_ROOT_TWO_PI;
  }

  /** The probability of a number below this one. */
  public static double below(double z) {
    return 0.5 * Erf.erfc(-z / ROOT_TWO);
  }

  /** The number below which this probability lies. */
  public static double quantile(double probability) {
    return DISTRIBUTION.inverseCumulativeProbability(probability);
  }
}
