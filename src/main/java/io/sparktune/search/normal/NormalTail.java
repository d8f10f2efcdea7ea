package io.sparktune.search.normal;

/**
 * The tail of the standard normal distribution and the expected improvement, exact to far in the
 * lower tail.
 */
public final class NormalTail {

  /** Below this, series of the whole distribution lose digits and those of the tail converge. */
  private static final double TAIL = -1;

  private NormalTail() {}

  /** The logarithm of the distribution function. */
  public static double logBelow(double z) {
    return z > TAIL
        ? Math.log(below(z))
        : StandardNormal.logDensity(z) - Math.log(-z + fraction(-z));
  }

  /** The density divided by the distribution function. */
  public static double hazard(double z) {
    return z > TAIL ? Math.exp(StandardNormal.logDensity(z)) / below(z) : -z + fraction(-z);
  }

  /**
   * The logarithm of the expected improvement of a standard normal number with mean {@code z} on 0
   * (Ament and others, NeurIPS 2023).
   */
  public static double logImprovement(double z) {
    if (z > TAIL) {
      return Math.log(Math.exp(StandardNormal.logDensity(z)) + z * below(z));
    }
    double q = fraction(-z);
    return StandardNormal.logDensity(z) + Math.log(q / (q - z));
  }

  /** The derivative of {@link #logImprovement}. */
  public static double logImprovementSlope(double z) {
    if (z > TAIL) {
      double below = below(z);
      return below / (Math.exp(StandardNormal.logDensity(z)) + z * below);
    }
    return 1 / fraction(-z);
  }

  /** The series of Marsaglia (J. Stat. Softw. 11, 2004), whose terms have one sign. */
  private static double below(double z) {
    if (z > 6) {
      return 1 - Math.exp(StandardNormal.logDensity(z)) / (z + fraction(z));
    }
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(StandardNormal.logDensity(z));
  }

  /** {@code 1/(t + 2/(t + 3/(t + ...)))}: Laplace's continued fraction of the tail beyond t. */
  private static double fraction(double t) {
    int terms = (int) (12 + 250 / (t * t));
    double rest = t;
    for (int k = terms; k > 1; k--) {
      rest = t + k / rest;
    }
    return 1 / rest;
  }
}
