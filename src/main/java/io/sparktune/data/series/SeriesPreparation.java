package io.sparktune.data.series;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;

/**
 * The settings of the preparation of series. What is fitted is fitted on the past only.
 *
 * @param window the number of steps before the first foretold one that the network reads
 * @param seasonLags the number of whole seasons back of which it reads the target's value
 * @param difference how often each value of the target gives way to its distance from the one
 *     before
 * @param seasonalDifference whether it gives way to its distance from the value a season before
 * @param fourier the number of pairs of sines and cosines over a season
 * @param scaled whether inputs and outputs have mean 0 and standard deviation 1
 * @param recursive whether the network foretells one step, and further ones are foretold from those
 *     before them
 * @param flatten whether the network reads one vector in place of a sequence
 */
public record SeriesPreparation(
    int window,
    int seasonLags,
    PowerTransform transform,
    int difference,
    boolean seasonalDifference,
    int fourier,
    CalendarInputs calendar,
    boolean scaled,
    boolean recursive,
    boolean flatten)
    implements PreparationSettings {

  public SeriesPreparation {
    if (window < 1 || seasonLags < 0 || difference < 0 || fourier < 0) {
      throw new IllegalArgumentException(
          "window %d, lags %d, difference %d, fourier %d"
              .formatted(window, seasonLags, difference, fourier));
    }
  }

  @Override
  public Imbalance imbalance() {
    return Imbalance.NONE;
  }
}
