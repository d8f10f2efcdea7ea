package io.sparktune.space;

import java.io.Serializable;

/** The prior distribution of the numbers of a range. */
public sealed interface Prior extends Serializable {

  /** No prior knowledge: all numbers are as likely on the range's scale. */
  Prior NONE = new Uniform();

  /** Whether all numbers are as likely on the range's scale. */
  boolean isUniform();

  /**
   * Checks the prior against a range.
   *
   * @throws IllegalArgumentException where its mean or its deviation makes no sense there
   */
  void requireFit(String name, Scale scale, double low, double high);

  /** A uniform distribution on the range's scale. */
  record Uniform() implements Prior {

    @Override
    public boolean isUniform() {
      return true;
    }

    @Override
    public void requireFit(String name, Scale scale, double low, double high) {}
  }

  /**
   * A normal distribution on the range's scale, truncated at the ends of the range.
   *
   * @param mean in the parameter's unit
   * @param deviation in the parameter's unit on a linear scale, in powers of ten on a log scale
   */
  record Normal(double mean, double deviation) implements Prior {

    /** Nearly one value, and nearly uniform, as multiples of the range. */
    private static final double LEAST_SHARE = 1e-3;

    private static final double LARGEST_SHARE = 1e2;

    public Normal {
      if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
        throw new IllegalArgumentException(
            "the prior has the mean " + mean + " and the deviation " + deviation);
      }
    }

    /** The smallest deviation that makes sense over a range. */
    public static double leastDeviation(Scale scale, double low, double high) {
      return LEAST_SHARE * scale.distance(low, high);
    }

    /** The largest deviation that makes sense over a range. */
    public static double largestDeviation(Scale scale, double low, double high) {
      return LARGEST_SHARE * scale.distance(low, high);
    }

    @Override
    public boolean isUniform() {
      return false;
    }

    @Override
    public void requireFit(String name, Scale scale, double low, double high) {
      if (mean < low || mean > high) {
        throw new IllegalArgumentException(
            "the prior of " + name + " has the mean " + mean + " outside of the range");
      }
      if (low < high
          && (deviation < leastDeviation(scale, low, high)
              || deviation > largestDeviation(scale, low, high))) {
        throw new IllegalArgumentException(
            "the prior of " + name + " has the deviation " + deviation);
      }
    }
  }
}
