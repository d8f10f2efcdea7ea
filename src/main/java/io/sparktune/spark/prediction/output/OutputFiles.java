package io.sparktune.spark.prediction.output;

import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes predictions to a folder of files, and reads them there. */
public sealed interface OutputFiles permits CsvOutput, ParquetOutput {

  static OutputFiles of(OutputForm form) {
    return form.format() == OutputForm.Format.CSV ? new CsvOutput(form) : new ParquetOutput();
  }

  /**
   * The options by which Spark writes local files without child processes, which a terminal's
   * Ctrl-C ends too.
   */
  static Map<String, String> local(SparkSession spark, String folder) {
    try {
      return FileSystems.ofWriters(new Path(folder), spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files of a new folder. */
  void write(Dataset<Row> rows, String folder);

  /**
   * Writes the files of a new folder, one for each partition.
   *
   * @return what was found in each partition
   */
  <T, R extends Serializable> List<R> write(
      SparkSession spark, JavaRDD<T> rows, PartRows<T, R> task, StructType schema, String folder);

  /** The rows that were written, in any order. */
  Dataset<Row> read(SparkSession spark, StructType schema, String folder);

  /** What stands before all rows where the files are made one; empty where nothing does. */
  byte[] head(StructType schema);
}
