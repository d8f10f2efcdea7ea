package io.sparktune.search.gp.acquisition;

import java.util.Arrays;

/**
 * A box of the unit cube, the region of a suggestion.
 *
 * @param low the lower end of each coordinate
 * @param high the upper end of each coordinate
 * @param centre a raw point; where the box is local, choices have its options
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record Box(double[] low, double[] high, double[] centre, boolean local) {

  /** The whole cube. */
  public static Box whole(double[] centre) {
    double[] high = new double[centre.length];
    Arrays.fill(high, 1);
    return new Box(new double[centre.length], high, centre, false);
  }

  /** A box around a raw point. */
  public static Box around(double[] centre, double halfWidth) {
    double[] low = new double[centre.length];
    double[] high = new double[centre.length];
    for (int i = 0; i < centre.length; i++) {
      low[i] = Math.max(0, centre[i] - halfWidth);
      high[i] = Math.min(1, centre[i] + halfWidth);
    }
    return new Box(low, high, centre, true);
  }

  /** Maps a number from the unit interval to the box. */
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
