package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.training.trained.ModelDescription;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Predicts every row of an input with a trained model, in bulk. */
public final class BulkPredictions {

  private final SparkSession spark;

  public BulkPredictions(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes Parquet with the input's columns, {@code prediction}, and {@code probability_<class>}
   * for each class. Numeric features that were text in CSV become numbers.
   *
   * @param model its files, by name
   * @param output a folder that does not exist
   * @return the number of rows
   * @throws DataError if the input lacks a column or holds a cell that cannot be read
   */
  public long write(Map<String, byte[]> model, Files source, String output) {
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
    input
        .rows()
        .mapPartitions(
            new PredictTask(shared, read, input.features()),
            Encoders.row(new Outputs(description).behind(schema)))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(output);
    return spark.read().parquet(output).count();
  }
}
