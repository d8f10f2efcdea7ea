package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.FittedScale;
import io.sparktune.data.cells.SampleStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the preparation of series on the steps of some rows and those before them alone. */
final class SeriesFit {

  private final SeriesSteps data;
  private final SeriesPreparation settings;
  private final int[] rows;

  SeriesFit(SeriesSteps data, int[] rows, SeriesPreparation settings) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("there are no rows to fit on");
    }
    this.data = data;
    this.rows = rows;
    this.settings = settings;
  }

  SeriesForm form() {
    requireMeaning();
    int columns = data.aim().columns().numbers().size();
    SeriesForm unscaled =
        with(
            least(),
            Collections.nCopies(columns, FittedScale.IDENTITY),
            Collections.nCopies(data.aim().numbers(), FittedScale.IDENTITY));
    SeriesChannels channels = new SeriesChannels(unscaled, data.values());
    SeriesCoding coding = new SeriesCoding(unscaled, data, channels);
    int[] trainable = coding.trainable(rows);
    if (trainable.length == 0) {
      throw new DataError(
          "prepare.window = %d: none of %d training rows has the %d steps before it that are read;"
                  .formatted(settings.window(), rows.length, unscaled.history())
              + " lower prepare.window, prepare.season-lags or validation.folds, or bring longer"
              + " series.");
    }
    if (!settings.scaled()) {
      return unscaled;
    }
    BitSet read = read(trainable, unscaled);
    List<FittedScale> inputs = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int of = column;
      inputs.add(scale(read.stream().mapToDouble(place -> channels.at(of, place)).toArray()));
    }
    List<FittedScale> outputs = new ArrayList<>();
    for (int number = 0; number < data.aim().numbers(); number++) {
      int of = number;
      outputs.add(
          scale(
              Arrays.stream(trainable)
                  .mapToDouble(row -> coding.difference(row, of, targetAt(row, of)))
                  .toArray()));
    }
    return with(unscaled.least(), inputs, outputs);
  }

  private void requireMeaning() {
    boolean readsSeasons =
        settings.seasonalDifference() || settings.fourier() > 0 || settings.seasonLags() > 0;
    if (readsSeasons && Math.round(data.aim().season()) < 1) {
      throw new DataError(
          "prepare.seasonal-difference, prepare.fourier and prepare.season-lags go by a season; set"
              + " data.season to its number of steps.");
    }
    if (settings.recursive() && !data.aim().quantiles().isEmpty()) {
      throw new DataError(
          "prepare.forecast = recursive foretells further steps from single numbers, not from"
              + " quantiles; set it to direct, or leave data.quantiles out.");
    }
    if (settings.calendar().numbers() > 0 && !data.values().axis().hasCalendar()) {
      throw new DataError(
          ("prepare.calendar reads dates, but the column %s has numbers; leave it out, or set"
                  + " data.time-numbers where they are moments.")
              .formatted(data.aim().columns().time()));
    }
  }

  private SeriesForm with(List<Double> least, List<FittedScale> inputs, List<FittedScale> outputs) {
    return new SeriesForm(
        data.aim(),
        data.values().axis(),
        settings,
        least,
        SeriesBaselines.naiveErrors(data, rows),
        inputs,
        outputs);
  }

  private double targetAt(int row, int number) {
    int targets = data.aim().targets();
    return data.values().valueAt(number % targets, data.places()[row] + number / targets);
  }

  private List<Double> least() {
    return IntStream.range(0, data.aim().targets()).mapToObj(this::least).toList();
  }

  /**
   * The least value of a target in training rows; none of them may be beyond the transformation.
   */
  private double least(int target) {
    if (settings.transform().plain()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int row : rows) {
      for (int lead = 0; lead < data.aim().horizon(); lead++) {
        least = Math.min(least, targetAt(row, lead * data.aim().targets() + target));
      }
    }
    if (!settings.transform().has(least)) {
      throw new DataError(
          "prepare.transform is defined for %s, but %s has %s; set prepare.transform to %s."
              .formatted(
                  settings.transform().domain(),
                  data.aim().columns().targets().get(target),
                  least,
                  least == 0 ? "sqrt or none" : "none"));
    }
    return least;
  }

  /** The places that the windows of these rows have. */
  private BitSet read(int[] trainable, SeriesForm unscaled) {
    BitSet places = new BitSet();
    for (int row : trainable) {
      int place = data.places()[row];
      places.set(place - settings.window(), place);
      if (!unscaled.columns().known().isEmpty()) {
        places.set(place, place + data.aim().horizon());
      }
    }
    return places;
  }

  private static FittedScale scale(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length == 0) {
      return FittedScale.IDENTITY;
    }
    SampleStatistics sample = new SampleStatistics(Arrays.stream(known));
    return new FittedScale(sample.mean(), sample.deviation());
  }
}
