package io.sparktune.spark.prediction;

import io.sparktune.spark.input.files.InputFiles;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Parquet files. */
record ParquetOutput() implements OutputFiles {

  @Override
  public void write(Dataset<Row> rows, String folder) {
    rows.write().options(OutputFiles.local(rows, folder)).parquet(folder);
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
