package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.FittedScale;
import io.sparktune.data.cells.SampleStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

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
    int columns = data.columns().numbers().size();
    SeriesForm unscaled =
        with(
            least(),
            Collections.nCopies(columns, FittedScale.IDENTITY),
            Collections.nCopies(data.horizon(), FittedScale.IDENTITY));
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
    for (int lead = 0; lead < data.horizon(); lead++) {
      int of = lead;
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
    if (readsSeasons && Math.round(data.season()) < 1) {
      throw new DataError(
          "prepare.seasonal-difference, prepare.fourier and prepare.season-lags go by a season; set"
              + " data.season to its number of steps.");
    }
    if (settings.calendar().numbers() > 0 && !data.values().axis().hasCalendar()) {
      throw new DataError(
          "prepare.calendar reads dates, but the column %s has numbers; leave it out."
              .formatted(data.columns().time()));
    }
  }

  private SeriesForm with(double least, List<FittedScale> inputs, List<FittedScale> outputs) {
    return new SeriesForm(
        data.columns(),
        data.values().axis(),
        data.season(),
        data.horizon(),
        settings,
        least,
        SeriesBaselines.naiveError(data, rows),
        inputs,
        outputs);
  }

  private double targetAt(int row, int lead) {
    return data.values().targetAt(data.places()[row] + lead);
  }

  /** The least target of the training rows; none of them may be beyond the transformation. */
  private double least() {
    if (settings.transform().plain()) {
      return 0;
    }
    double least =
        Arrays.stream(rows)
            .mapToDouble(
                row -> Arrays.stream(data.target().valuesAt(new int[] {row})).min().orElse(0))
            .min()
            .orElse(0);
    if (!settings.transform().has(least)) {
      throw new DataError(
          "prepare.transform is defined for %s, but %s has %s; set prepare.transform to %s."
              .formatted(
                  settings.transform().domain(),
                  data.columns().target(),
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
        places.set(place, place + data.horizon());
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
