package io.sparktune.spark.prediction;

import io.sparktune.data.table.text.CellFormat;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.trained.ModelDescription;
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

  /** Of an output with its target, in such a share of the heap. */
  private static final long BYTES = 4 * 3 * 2 * Double.BYTES;

  private final CellFormat format;
  private final ModelDescription description;
  private final long stride;

  /**
   * @param format of the targets, where they are text
   * @param rows of the predictions
   */
  PredictionScoring(ModelDescription description, CellFormat format, long rows) {
    this.description = description;
    this.format = format;
    this.stride = 1 + rows * description.outputs() * BYTES / Runtime.getRuntime().maxMemory();
  }

  /** Empty where there is no column of the target. */
  Optional<TargetScores> scores(Dataset<Row> predicted) {
    StructType schema = predicted.schema();
    String target = description.target();
    if (!List.of(schema.fieldNames()).contains(target)
        || CsvOutput.isNested(schema.apply(target).dataType())) {
      return Optional.empty();
    }
    List<String> names = new Outputs(description).names();
    List<Column> columns = new ArrayList<>(List.of(column(predicted, target)));
    names
        .subList(description.labels().isEmpty() ? 0 : 1, names.size())
        .forEach(name -> columns.add(column(predicted, name)));
    List<ScoredPart> parts =
        predicted
            .select(columns.toArray(Column[]::new))
            .javaRDD()
            .mapPartitions(new ScoreTask(description.labels(), format, stride))
            .collect();
    Map<String, Long> unknown = new TreeMap<>();
    parts.forEach(
        part -> part.unknown().forEach((text, rows) -> unknown.merge(text, rows, Long::sum)));
    double[] targets = joined(parts.stream().map(ScoredPart::targets).toList());
    return Optional.of(
        new TargetScores(
            target,
            targets.length,
            stride,
            parts.stream().mapToLong(ScoredPart::missing).sum(),
            unknown,
            measured(targets, joined(parts.stream().map(ScoredPart::outputs).toList()))));
  }

  private Scores measured(double[] targets, double[] outputs) {
    if (targets.length == 0) {
      return new Scores(Map.of(), Map.of());
    }
    Predictions predictions;
    if (description.labels().isEmpty()) {
      predictions = new NumberPredictions(targets, outputs);
    } else {
      float[] probabilities = new float[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        probabilities[i] = (float) outputs[i];
      }
      int[] labels = Arrays.stream(targets).mapToInt(label -> (int) label).toArray();
      predictions = new ClassPredictions(description.labels(), labels, probabilities);
    }
    return new MeasuredMetrics(MetricSource.EXTENSIONS.metrics().of(description.task()), List.of())
        .scores(predictions);
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
  }

  private static Column column(Dataset<Row> rows, String name) {
    return rows.col("`" + name.replace("`", "``") + "`");
  }
}
