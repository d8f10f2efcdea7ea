package io.sparktune.data.series;

import io.sparktune.data.Dataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.PreparationSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of series as the rows of a study. */
record SeriesDataset(SeriesSteps steps) implements Dataset {

  /** The name of the kind of data. */
  static final String KIND = "series";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int rows() {
    return steps.rows();
  }

  @Override
  public NumberTarget target() {
    return steps.target();
  }

  @Override
  public long bytes() {
    return steps.values().bytes() + steps.target().bytes();
  }

  @Override
  public String digest() {
    return steps.digest();
  }

  /** Such as {@code 2024-03-01}, or {@code sales, shop 3, 2024-03-01}. */
  @Override
  public String nameOf(int row, int number) {
    int targets = steps.aim().targets();
    int first = steps.places()[row];
    SeriesValues values = steps.values();
    String time =
        values
            .axis()
            .text(values.axis().timeOf((double) (values.stepAt(first) + number / targets)));
    String series = values.ids().get(values.seriesAt(first));
    String target = targets > 1 ? steps.aim().columns().targets().get(number % targets) : "";
    return Stream.of(target, series, time)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Optional<String> seriesOf(int row) {
    return Optional.of(steps.values().ids().get(steps.values().seriesAt(steps.places()[row])));
  }

  @Override
  public int horizon() {
    return steps.aim().horizon();
  }

  @Override
  public FittedSeries fit(int[] trainRows, PreparationSettings settings) {
    if (!(settings instanceof SeriesPreparation preparation)) {
      throw new IllegalArgumentException(settings + " is not a preparation of series");
    }
    return new FittedSeries(new SeriesFit(steps, trainRows, preparation).form());
  }

  @Override
  public List<Double> naiveErrors(int[] known) {
    return SeriesBaselines.naiveErrors(steps, known);
  }

  @Override
  public List<Double> quantiles() {
    return steps.aim().quantiles();
  }

  @Override
  public Map<String, double[]> baselines(int[] known, int[] rows) {
    return new SeriesBaselines(steps, known).of(rows);
  }
}
