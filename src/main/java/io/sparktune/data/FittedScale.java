package io.sparktune.data;

import java.io.Serializable;

/**
 * Moves and divides numbers.
 *
 * @param spread 0 makes every number 0
 */
public record FittedScale(double center, double spread) implements Serializable {

  public static final FittedScale IDENTITY = new FittedScale(0, 1);

  public FittedScale {
    if (!(Double.isFinite(center) && Double.isFinite(spread) && spread >= 0)) {
      throw new IllegalArgumentException("the center is " + center + ", the spread " + spread);
    }
  }

  public double scaled(double value) {
    return spread == 0 ? 0 : (value - center) / spread;
  }

  public double unscaled(double value) {
    return value * spread + center;
  }
}
