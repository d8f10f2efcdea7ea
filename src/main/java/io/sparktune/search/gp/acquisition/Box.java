package io.sparktune.search.gp.acquisition;

import java.util.Arrays;

/**
 * The part of the cube in which is searched.
 *
 * @param low the least of each coordinate
 * @param high the most of each coordinate
 * @param centre a raw point; where the box is local, choices are as here
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record Box(double[] low, double[] high, double[] centre, boolean local) {

  /** The whole cube. */
  public static Box whole(double[] centre) {
    double[] high = new double[centre.length];
    Arrays.fill(high, 1);
    return new Box(new double[centre.length], high, centre, false);
  }

  /** What is so near a raw point. */
  public static Box around(double[] centre, double halfWidth) {
    double[] low = new double[centre.length];
    double[] high = new double[centre.length];
    for (int i = 0; i < centre.length; i++) {
      low[i] = Math.max(0, centre[i] - halfWidth);
      high[i] = Math.min(1, centre[i] + halfWidth);
    }
    return new Box(low, high, centre, true);
  }

  /** A number from the box for a number from the unit interval. */
  double stretched(int coordinate, double unit) {
    return low[coordinate] + unit * (high[coordinate] - low[coordinate]);
  }

  double clamped(int coordinate, double raw) {
    return Math.min(high[coordinate], Math.max(low[coordinate], raw));
  }

  boolean contains(int coordinate, double unit) {
    return low[coordinate] <= unit && unit <= high[coordinate];
  }
}
