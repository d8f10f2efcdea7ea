package io.sparktune.spark.prediction;

import io.sparktune.data.table.text.CellFormat;
import io.sparktune.settings.Task;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.prediction.cells.ScoredPart;
import io.sparktune.spark.prediction.cells.ScoredRows;
import io.sparktune.spark.prediction.output.CsvOutput;
import io.sparktune.training.metrics.AnomalyMetric;
import io.sparktune.training.metrics.AskedNumberMetric;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.trained.ModelDescription;
import io.sparktune.trial.LabelThreshold;
import io.sparktune.trial.Metric;
import io.sparktune.trial.Scores;
import io.sparktune.trial.TargetScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Scores predictions on the rows whose target is known, with every metric that fits. */
final class PredictionScoring {

  private static final Scores NONE = new Scores(Map.of(), Map.of());

  /** Of an output with its target, in such a share of the heap. */
  private static final long BYTES = 4 * 3 * 2 * Double.BYTES;

  /** Of an array. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  private final CellFormat format;
  private final ModelDescription description;

  /**
   * @param format of the targets, where they are text
   */
  PredictionScoring(ModelDescription description, CellFormat format) {
    this.description = description;
    this.format = format;
  }

  /** The rows of the predictions that are scored at most. */
  private long mostRows() {
    return Math.max(1, Runtime.getRuntime().maxMemory() / (description.outputs() * BYTES));
  }

  /**
   * The column of the target; empty where there is none.
   *
   * @param schema of the input's columns in the output
   * @param parts in which rows are predicted, of which each may have twice its share
   */
  Optional<TargetPlace> place(StructType schema, int parts) {
    if (!hasTarget(schema)) {
      return Optional.empty();
    }
    long most = Math.min(mostRows(), 2 * mostRows() / Math.max(1, parts));
    int column = schema.fieldIndex(description.target());
    int mostOfPart = (int) Math.min(MOST_NUMBERS / description.outputs(), most);
    return Optional.of(new TargetPlace(column, schema.apply(column).dataType(), mostOfPart));
  }

  private boolean hasTarget(StructType schema) {
    String target = description.target();
    return List.of(schema.fieldNames()).contains(target)
        && !CsvOutput.isNested(schema.apply(target).dataType());
  }

  /** The scores of rows that were kept as they were predicted. */
  TargetScores scores(List<ScoredRows> parts) {
    long stride = parts.stream().mapToLong(ScoredRows::stride).max().orElse(1);
    return scores(parts.stream().map(part -> part.part(stride)).toList(), stride);
  }

  /**
   * The scores of predictions with their targets; empty where there is no column of these.
   *
   * @param rows of the predictions
   */
  Optional<TargetScores> scores(Dataset<Row> predicted, long rows) {
    if (!hasTarget(predicted.schema())) {
      return Optional.empty();
    }
    long stride = 1 + rows / mostRows();
    List<String> names = new Outputs(description).names();
    List<Column> columns =
        new ArrayList<>(List.of(InputFiles.column(predicted, description.target())));
    names
        .subList(description.labels().isEmpty() ? 0 : 1, names.size())
        .forEach(name -> columns.add(InputFiles.column(predicted, name)));
    List<ScoredPart> parts =
        predicted
            .select(columns.toArray(Column[]::new))
            .javaRDD()
            .mapPartitions(
                new ScoreTask(description.labels(), description.separator(), format, stride))
            .collect();
    return Optional.of(scores(parts, stride));
  }

  private TargetScores scores(List<ScoredPart> parts, long stride) {
    String target = description.target();
    Map<String, Long> unknown = new TreeMap<>();
    parts.forEach(
        part -> part.unknown().forEach((text, rows) -> unknown.merge(text, rows, Long::sum)));
    double[] targets = joined(parts.stream().map(ScoredPart::targets).toList());
    if (hasNoSet(targets)) {
      long rows = targets.length / width();
      return new TargetScores(target, 0, stride, rows, unknown, NONE);
    }
    return new TargetScores(
        target,
        targets.length / width(),
        stride,
        parts.stream().mapToLong(ScoredPart::missing).sum(),
        unknown,
        measured(targets, joined(parts.stream().map(ScoredPart::outputs).toList())));
  }

  private Scores measured(double[] targets, double[] outputs) {
    if (targets.length == 0) {
      return NONE;
    }
    Predictions predictions =
        switch (description.task()) {
          case REGRESSION -> new NumberPredictions(targets, outputs);
          case CLASSIFICATION ->
              new ClassPredictions(
                  description.labels(),
                  Arrays.stream(targets).mapToInt(label -> (int) label).toArray(),
                  floats(outputs));
          case MULTI_LABEL ->
              new LabelsPredictions(
                  description.labels(), sets(targets), floats(outputs), description.choice());
        };
    List<Metric> metrics = new ArrayList<>(told());
    if (description.task() == Task.MULTI_LABEL) {
      metrics.add(LabelThreshold.INSTANCE);
    }
    return new MeasuredMetrics(metrics, List.of()).scores(predictions);
  }

  /** Those of forecasts and of anomalies have to be asked for. */
  private List<Metric> told() {
    return MetricSource.EXTENSIONS.metrics().of(description.task()).stream()
        .filter(metric -> !(metric instanceof AskedNumberMetric))
        .filter(metric -> !(metric instanceof AnomalyMetric))
        .toList();
  }

  /** Of the target of a row. */
  private int width() {
    return description.task() == Task.MULTI_LABEL ? description.labels().size() : 1;
  }

  /** Whether cells that may have several labels are all empty: the column was never filled in. */
  private boolean hasNoSet(double[] targets) {
    return description.task() == Task.MULTI_LABEL
        && Arrays.stream(targets).allMatch(label -> label == 0);
  }

  private byte[][] sets(double[] targets) {
    byte[][] sets = new byte[targets.length / width()][width()];
    for (int i = 0; i < targets.length; i++) {
      sets[i / width()][i % width()] = (byte) targets[i];
    }
    return sets;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
  }
}
