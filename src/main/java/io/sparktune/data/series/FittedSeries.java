package io.sparktune.data.series;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.coding.TargetCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The preparation of series. */
public record FittedSeries(SeriesForm form) implements FittedInputs {

  @Override
  public List<InputShape> inputs() {
    int width = form.columns().pastCount();
    if (form.settings().flatten()) {
      return List.of(new InputShape.Vector(form.settings().window() * width + form.extras()));
    }
    List<InputShape> inputs = new ArrayList<>();
    inputs.add(new InputShape.Sequence(form.settings().window(), width));
    if (form.extras() > 0) {
      inputs.add(new InputShape.Vector(form.extras()));
    }
    return inputs;
  }

  @Override
  public int targetNumbers() {
    return form.outputs();
  }

  @Override
  public List<Double> quantiles() {
    return form.aim().quantiles();
  }

  /** Of the first target of the next step alone. */
  @Override
  public FittedScale targetScale() {
    return form.outputScales().get(0);
  }

  @Override
  public double[] classWeights() {
    return new double[0];
  }

  @Override
  public BatchWriter writer(Dataset data) {
    SeriesSteps steps = own(data);
    return new SeriesWriter(form, steps, new SeriesChannels(form, steps.values()));
  }

  @Override
  public Optional<TargetCoding> coding(Dataset data) {
    SeriesSteps steps = own(data);
    return Optional.of(new SeriesCoding(form, steps, new SeriesChannels(form, steps.values())));
  }

  @Override
  public Optional<Recursion> recursion(Dataset data) {
    SeriesSteps steps = own(data);
    return form.settings().recursive()
        ? Optional.of(new SeriesRecursion(form, steps))
        : Optional.empty();
  }

  /** How many steps are foretold of a row. */
  public int horizon() {
    return form.aim().horizon();
  }

  /** The names of the columns that are foretold. */
  public List<String> targets() {
    return form.columns().targets();
  }

  /** The quantiles that a network foretells; of no shares where it foretells means. */
  public SeriesQuantiles foretoldQuantiles() {
    return new SeriesQuantiles(form.settings().transform(), quantiles());
  }

  /** The name of the column of times. */
  public String timeColumn() {
    return form.columns().time();
  }

  /**
   * The names of the columns of what is foretold of a row: one step before it, then two steps
   * before it, and so on.
   */
  public List<String> predictionNames() {
    List<String> names = new ArrayList<>();
    for (int lead = 1; lead <= horizon(); lead++) {
      for (String target : targets()) {
        names.add(
            "prediction"
                + (targets().size() == 1 ? "" : "_" + target)
                + (lead == 1 ? "" : "_" + lead));
      }
    }
    return names;
  }

  /** The name of the column that tells series apart; empty where there is one series. */
  public String idColumn() {
    return form.columns().id();
  }

  /** The names of all columns that are read. */
  public List<String> columnNames() {
    return Stream.concat(
            Stream.of(form.columns().time(), form.columns().id()).filter(name -> !name.isEmpty()),
            form.columns().numbers().stream())
        .toList();
  }

  /**
   * The errors of forecasts beside the truth, row after row.
   *
   * @param truth of each step of each row
   */
  public SeriesIntervals intervals(double[] truth, double[] forecast) {
    return SeriesIntervals.of(form, truth, forecast);
  }

  private SeriesSteps own(Dataset data) {
    if (!(data instanceof SeriesDataset series)) {
      throw new IllegalArgumentException("the preparation of series cannot write other rows");
    }
    SeriesSteps steps = series.steps();
    if (!steps.aim().columns().numbers().equals(form.columns().numbers())
        || steps.aim().numbers() != form.aim().numbers()) {
      throw new DataError(
          "the model reads %s and foretells %d numbers, but these are %s and %d"
              .formatted(
                  form.columns().numbers(),
                  form.aim().numbers(),
                  steps.aim().columns().numbers(),
                  steps.aim().numbers()));
    }
    return steps;
  }
}
