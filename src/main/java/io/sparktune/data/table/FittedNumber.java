package io.sparktune.data.table;

import io.sparktune.data.FittedScale;
import java.io.Serializable;

/**
 * The fitted preparation of one numeric column: imputed, clipped, scaled.
 *
 * @param fill stands in for a missing cell
 * @param indicator whether a further input marks missing cells
 */
public record FittedNumber(
    String name, double fill, double low, double high, FittedScale scale, boolean indicator)
    implements Serializable {

  public FittedNumber {
    if (!(Double.isFinite(fill) && low <= high)) {
      throw new IllegalArgumentException(
          name + " is filled with " + fill + " and goes from " + low + " to " + high);
    }
  }

  /** The input that a cell becomes, always finite; NaN is a missing cell. */
  float input(double cell) {
    double filled = Double.isNaN(cell) ? fill : cell;
    // Comparisons: Math.min and Math.max cost several times as much, and NaN is gone.
    double clipped = filled < low ? low : filled > high ? high : filled;
    double scaled = scale.scaled(clipped);
    double most = Float.MAX_VALUE;
    return (float) (scaled < -most ? -most : scaled > most ? most : scaled);
  }
}
