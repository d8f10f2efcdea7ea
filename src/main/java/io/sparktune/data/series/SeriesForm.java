package io.sparktune.data.series;

import io.sparktune.data.FittedScale;
import io.sparktune.data.series.steps.TimeAxis;
import io.sparktune.settings.Settings;
import java.util.List;

/**
 * The form in which networks read series and foretell them, as the past made it.
 *
 * @param axis the steps of the series
 * @param least of each target: the value that stands for lesser ones, which have no transformed one
 * @param naiveErrors of each target: the mean absolute error of naive forecasts of the steps that
 *     train
 * @param inputScales of each column of numbers
 * @param outputScales of each number that is foretold of a row
 */
public record SeriesForm(
    SeriesAim aim,
    TimeAxis axis,
    SeriesPreparation settings,
    List<Double> least,
    List<Double> naiveErrors,
    List<FittedScale> inputScales,
    List<FittedScale> outputScales)
    implements Settings {

  public SeriesForm {
    least = List.copyOf(least);
    naiveErrors = List.copyOf(naiveErrors);
    inputScales = List.copyOf(inputScales);
    outputScales = List.copyOf(outputScales);
    if (inputScales.size() != aim.columns().numbers().size()
        || outputScales.size() != aim.numbers()
        || least.size() != aim.targets()
        || naiveErrors.size() != aim.targets()) {
      throw new IllegalArgumentException(
          "%d scales of inputs and %d of outputs, %d least values and %d naive errors"
              .formatted(
                  inputScales.size(), outputScales.size(), least.size(), naiveErrors.size()));
    }
  }

  SeriesColumns columns() {
    return aim.columns();
  }

  /** How many steps a network foretells at once. */
  int leads() {
    return settings.recursive() ? 1 : aim.horizon();
  }

  /** How many numbers a network gives for a row. */
  int outputs() {
    return leads() * aim.targets() * aim.levels();
  }

  /** How many numbers a network reads besides the window. */
  int extras() {
    return (seasonSteps() > 0 ? settings.seasonLags() * aim.targets() : 0)
        + waves() * 2
        + (axis.hasCalendar() ? settings.calendar().numbers() : 0)
        + leads() * columns().known().size();
  }

  int waves() {
    return aim.season() > 0 ? settings.fourier() : 0;
  }

  /** The transformed value of a target, by its number. */
  double transformed(int target, double value) {
    PowerTransform transform = settings.transform();
    return transform.of(transform.plain() ? value : Math.max(value, least.get(target)));
  }

  /** The season in whole steps; 0 where there is none. */
  int seasonSteps() {
    return (int) Math.round(aim.season());
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
