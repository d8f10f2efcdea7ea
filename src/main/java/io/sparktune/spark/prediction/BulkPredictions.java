package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.training.trained.ModelDescription;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/** Predicts every row of an input with a trained model, in bulk. */
public final class BulkPredictions {

  private final SparkSession spark;

  public BulkPredictions(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes files with the input's columns, {@code prediction}, and {@code probability_<class>} for
   * each class. Numeric features that were text in CSV become numbers.
   *
   * @param model its files, by name
   * @param folder that does not exist
   * @throws DataError if the input lacks a column or holds a cell that cannot be read
   */
  public WrittenPredictions write(
      Map<String, byte[]> model, Files source, OutputForm form, String folder) {
    TableModel table = TableModel.of(model);
    ModelDescription description = table.description();
    PredictionInput input = PredictionInput.open(spark, source, table);
    input.requireReadable();
    boolean[] read = input.readAsNumbers();
    StructType schema = new StructType();
    for (StructField column : input.schema().fields()) {
      schema =
          schema.add(
              column.name(), read[schema.length()] ? DataTypes.DoubleType : column.dataType());
    }
    Broadcast<Map<String, byte[]>> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model);
    LongAccumulator count = spark.sparkContext().longAccumulator();
    Dataset<Row> predicted =
        input
            .rows()
            .mapPartitions(
                new PredictTask(shared, read, input.features(), count),
                Encoders.row(new Outputs(description).behind(schema)));
    try {
      return written(predicted, form, folder, count);
    } finally {
      shared.destroy();
    }
  }

  private static WrittenPredictions written(
      Dataset<Row> predicted, OutputForm form, String folder, LongAccumulator count) {
    if (form.format() == OutputForm.Format.PARQUET) {
      predicted.write().parquet(folder);
      return new WrittenPredictions(count.sum(), new byte[0]);
    }
    CsvLines lines = new CsvLines(form);
    lines.write(predicted, folder);
    return new WrittenPredictions(count.sum(), lines.header(List.of(predicted.columns())));
  }
}
