package io.sparktune.data.series;

import io.sparktune.data.FittedScale;
import io.sparktune.data.series.steps.TimeAxis;
import io.sparktune.settings.Settings;
import java.util.List;

/**
 * The form in which networks read series and foretell them, as the past made it.
 *
 * @param axis the steps of the series
 * @param season in steps; 0 where there is none
 * @param horizon the number of steps that are foretold
 * @param least the value that stands for lesser ones, which have no transformed value
 * @param naiveError the mean absolute error of naive forecasts of the steps that train
 * @param inputScales of each column of numbers
 * @param outputScales of each step that is foretold
 */
public record SeriesForm(
    SeriesColumns columns,
    TimeAxis axis,
    double season,
    int horizon,
    SeriesPreparation settings,
    double least,
    double naiveError,
    List<FittedScale> inputScales,
    List<FittedScale> outputScales)
    implements Settings {

  public SeriesForm {
    inputScales = List.copyOf(inputScales);
    outputScales = List.copyOf(outputScales);
    if (inputScales.size() != columns.numbers().size() || outputScales.size() != horizon) {
      throw new IllegalArgumentException(
          "%d scales of inputs and %d of outputs"
              .formatted(inputScales.size(), outputScales.size()));
    }
  }

  /** How many numbers a network reads besides the window. */
  int extras() {
    return (seasonSteps() > 0 ? settings.seasonLags() : 0)
        + waves() * 2
        + (axis.hasCalendar() ? settings.calendar().numbers() : 0)
        + horizon * columns.known().size();
  }

  int waves() {
    return season > 0 ? settings.fourier() : 0;
  }

  /** The transformed value of a target. */
  double transformed(double target) {
    PowerTransform transform = settings.transform();
    return transform.of(transform.plain() ? target : Math.max(target, least));
  }

  /** The season in whole steps; 0 where there is none. */
  int seasonSteps() {
    return (int) Math.round(season);
  }

  /** The season by which values are differenced; 0 where they are not. */
  int differencedSeason() {
    return settings.seasonalDifference() ? seasonSteps() : 0;
  }

  /** How many steps before the first foretold one are read. */
  int history() {
    int lags = seasonSteps() > 0 ? settings.seasonLags() * seasonSteps() : 0;
    return Math.max(settings.window(), lags) + settings.difference() + differencedSeason();
  }
}
