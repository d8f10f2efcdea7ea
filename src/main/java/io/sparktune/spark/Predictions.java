package io.sparktune.spark;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.training.ModelDescription;
import io.sparktune.training.ModelDescription.Feature;
import io.sparktune.training.TrainedModel;
import io.sparktune.trial.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Foretells every row of an input with a trained model, in bulk. */
public final class Predictions {

  private static final String PREDICTION = "prediction";

  private final SparkSession spark;

  Predictions(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes Parquet with the input's columns, {@code prediction}, and {@code probability_<class>}
   * for each class.
   *
   * @param model its files, by name
   * @param output a folder that does not exist
   * @return the number of rows
   * @throws DataError if the input lacks a column or holds a cell that cannot be read
   */
  public long write(Map<String, byte[]> model, Files input, String output) {
    ModelDescription description = TrainedModel.of(model).description();
    Dataset<Row> rows = rows(input, description);
    StructType schema = schema(rows.schema(), description);
    Broadcast<Map<String, byte[]>> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model);
    try {
      rows.mapPartitions(new PredictionTask(shared, rows.columns()), Encoders.row(schema))
          .write()
          .mode(SaveMode.ErrorIfExists)
          .parquet(output);
      return spark.read().parquet(output).count();
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw explained(e);
    }
  }

  private Dataset<Row> rows(Files input, ModelDescription description) {
    Format format = SparkTable.formatOf(spark, input.path(), input.format());
    Dataset<Row> rows =
        format == Format.PARQUET
            ? spark.read().parquet(input.path())
            : spark
                .read()
                .option("header", true)
                .option("sep", String.valueOf(input.delimiter()))
                .option("escape", "\"")
                .option("mode", "FAILFAST")
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true)
                .csv(input.path());
    requireColumns(input.path(), rows, description);
    return rows;
  }

  private static void requireColumns(String path, Dataset<Row> rows, ModelDescription description) {
    Set<String> names = Set.of(rows.columns());
    List<String> problems = new ArrayList<>();
    for (Feature feature : description.features()) {
      if (!names.contains(feature.name())) {
        problems.add(
            path + ": the model needs a column " + feature.name() + ", which the input lacks");
      }
    }
    if (names.contains(PREDICTION)) {
      problems.add(path + ": a column is named prediction; rename it");
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }

  private static StructType schema(StructType input, ModelDescription description) {
    boolean classes = description.task() == Task.CLASSIFICATION;
    StructType schema =
        input.add(PREDICTION, classes ? DataTypes.StringType : DataTypes.DoubleType);
    for (String label : description.labels()) {
      schema = schema.add("probability_" + label, DataTypes.DoubleType);
    }
    return schema;
  }

  private static RuntimeException explained(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataError error) {
        return error;
      }
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
