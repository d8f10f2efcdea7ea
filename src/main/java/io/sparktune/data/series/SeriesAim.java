package io.sparktune.data.series;

import java.io.Serializable;
import java.util.List;

/**
 * The steps that are foretold, and what of them.
 *
 * @param season in steps; 0 where there is none
 * @param horizon the number of steps that are foretold
 * @param quantiles the shares of what may come that should be below what is foretold, rising, 0.5
 *     among them; empty where means are foretold
 * @param resampling of irregular rows
 */
public record SeriesAim(
    SeriesColumns columns,
    double season,
    int horizon,
    List<Double> quantiles,
    Resampling resampling)
    implements Serializable {

  /** The share below a median. */
  static final double HALF = 0.5;

  public SeriesAim {
    quantiles = List.copyOf(quantiles);
    if (horizon < 1) {
      throw new IllegalArgumentException("the horizon is " + horizon);
    }
    for (int i = 0; i < quantiles.size(); i++) {
      double share = quantiles.get(i);
      if (!(share > (i == 0 ? 0 : quantiles.get(i - 1)) && share < 1)) {
        throw new IllegalArgumentException("the quantiles are " + quantiles);
      }
    }
    if (!quantiles.isEmpty() && !quantiles.contains(HALF)) {
      throw new IllegalArgumentException("0.5 is not among the quantiles " + quantiles);
    }
  }

  /** How many columns are foretold. */
  int targets() {
    return columns.targets().size();
  }

  /** How many numbers are foretold of each row: step by step, in each of them target by target. */
  int numbers() {
    return horizon * targets();
  }

  /** How many of their quantiles are foretold; 1 where it is the mean. */
  int levels() {
    return Math.max(1, quantiles.size());
  }
}
