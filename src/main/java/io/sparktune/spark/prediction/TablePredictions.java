package io.sparktune.spark.prediction;

import io.sparktune.data.DataSource.Files;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.cells.ScoredRows;
import io.sparktune.spark.prediction.output.OutputFiles;
import io.sparktune.spark.prediction.output.OutputForm;
import io.sparktune.storage.FileSystems;
import io.sparktune.trial.TargetScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Predicts for the rows of tables, which are checked on their way to the model. Columns without a
 * type are guessed by the first rows; only where later ones refute that is an input read again.
 */
final class TablePredictions {

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Map<String, byte[]> files;
  private final TableModel model;

  TablePredictions(SparkSession spark, Map<String, byte[]> files, TableModel model) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.files = files;
    this.model = model;
  }

  /** Writes the columns of the input and the predictions, each row read once. */
  WrittenPredictions write(Files source, OutputForm form, String folder) {
    PredictionInput input = PredictionInput.open(spark, source, model);
    List<CellForm> forms = input.guessedForms();
    OutputFiles output = OutputFiles.of(form);
    while (true) {
      List<PredictedPart> parts = written(input, forms, output, folder);
      ScannedRows scanned =
          parts.stream()
              .map(PredictedPart::scanned)
              .reduce(input.scan().nothing(), ScannedRows::and);
      Optional<PredictionInput> whole = input.whole(scanned);
      if (whole.isPresent()) {
        input = whole.get();
      } else {
        input.requireReadable(scanned);
        List<CellForm> found = input.forms(scanned);
        if (found.equals(forms)) {
          return scored(output, schema(input, forms), scanned.rows(), parts);
        }
        forms = found;
      }
      delete(folder);
    }
  }

  private StructType schema(PredictionInput input, List<CellForm> forms) {
    return new Outputs(model.description()).behind(input.schema(forms));
  }

  /** Writes what can be predicted, and tells what was found in each part. */
  private List<PredictedPart> written(
      PredictionInput input, List<CellForm> forms, OutputFiles output, String folder) {
    InputScan scan = input.scan();
    int[] features = input.features();
    StructType kept = input.schema(forms);
    StructType schema = schema(input, forms);
    Broadcast<Map<String, byte[]>> shared = context.broadcast(files);
    try {
      Optional<JavaRDD<ColumnarBatch>> batches = input.batches();
      if (batches.isPresent()) {
        JavaRDD<ColumnarBatch> rows = batches.get().mapPartitions(new InputReading<>());
        TargetPlace target = scoring().place(kept, rows.getNumPartitions()).orElse(null);
        VectorPart part = new VectorPart(shared, scan, forms, features, kept, target);
        return output.write(spark, rows, part, schema, folder);
      }
      JavaRDD<Row> rows = input.rows();
      TargetPlace target = scoring().place(kept, rows.getNumPartitions()).orElse(null);
      RowPart part = new RowPart(shared, scan, forms, features, kept, target);
      return output.write(spark, rows, part, schema, folder);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      InputFailure.behind(e).ifPresent(input::tell);
      throw e;
    } finally {
      shared.destroy();
    }
  }

  private PredictionScoring scoring() {
    return new PredictionScoring(model.description(), model.format());
  }

  private WrittenPredictions scored(
      OutputFiles output, StructType schema, long rows, List<PredictedPart> parts) {
    List<ScoredRows> scored =
        parts.stream().map(PredictedPart::scored).filter(Objects::nonNull).toList();
    TargetScores scores = scored.isEmpty() ? null : scoring().scores(scored);
    return new WrittenPredictions(rows, output.head(schema), scores);
  }

  private void delete(String folder) {
    Path path = new Path(folder);
    try {
      FileSystems.of(path, context.hadoopConfiguration()).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
