package io.sparktune.data.series;

import java.io.Serializable;

/**
 * The transformation of Box and Cox (1964): {@code (x^lambda - 1) / lambda}, the logarithm where
 * lambda is 0.
 *
 * @param plain whether values stay as they are
 */
public record PowerTransform(boolean plain, double lambda) implements Serializable {

  static final PowerTransform NONE = new PowerTransform(true, 1);
  static final PowerTransform LOG = new PowerTransform(false, 0);
  static final PowerTransform SQRT = new PowerTransform(false, 0.5);

  public PowerTransform {
    if (!Double.isFinite(lambda)) {
      throw new IllegalArgumentException("lambda is " + lambda);
    }
  }

  static PowerTransform boxCox(double lambda) {
    return new PowerTransform(false, lambda);
  }

  /** Whether a value has a transformed one. */
  boolean has(double value) {
    return plain || (lambda > 0 ? value >= 0 : value > 0);
  }

  /** The values that have one, in words. */
  String domain() {
    return lambda > 0 ? "values from 0" : "values above 0";
  }

  double of(double value) {
    if (plain) {
      return value;
    }
    return lambda == 0 ? StrictMath.log(value) : (StrictMath.pow(value, lambda) - 1) / lambda;
  }

  /** The value that was transformed, or the nearest there is. */
  double undone(double transformed) {
    if (plain) {
      return transformed;
    }
    if (lambda == 0) {
      return StrictMath.exp(transformed);
    }
    double power = lambda * transformed + 1;
    if (power <= 0) {
      return lambda > 0 ? 0 : Double.MAX_VALUE;
    }
    return StrictMath.pow(power, 1 / lambda);
  }
}
