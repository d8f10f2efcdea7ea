package io.sparktune.spark.prediction.output;

import io.sparktune.spark.input.files.InputFiles;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;

/** Parquet files. */
public record ParquetOutput() implements OutputFiles {

  @Override
  public void write(Dataset<Row> rows, String folder) {
    rows.write().options(OutputFiles.local(rows.sparkSession(), folder)).parquet(folder);
  }

  @Override
  public <T, R extends Serializable> List<R> write(
      SparkSession spark, JavaRDD<T> rows, PartRows<T, R> task, StructType schema, String folder) {
    return new PartFiles(spark, new ParquetFileFormat(), OutputFiles.local(spark, folder), schema)
        .write(rows, task, folder);
  }

  @Override
  public Dataset<Row> read(SparkSession spark, StructType schema, String folder) {
    return InputFiles.reader(spark).schema(schema).parquet(folder);
  }

  @Override
  public byte[] head(StructType schema) {
    return new byte[0];
  }
}
