package io.sparktune.spark.prediction;

import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes predictions to a folder of files, and reads them there. */
sealed interface OutputFiles permits CsvOutput, ParquetOutput {

  static OutputFiles of(OutputForm form) {
    return form.format() == OutputForm.Format.CSV ? new CsvOutput(form) : new ParquetOutput();
  }

  /**
   * The options by which Spark writes local files without child processes, which a terminal's
   * Ctrl-C ends too.
   */
  static Map<String, String> local(Dataset<Row> rows, String folder) {
    try {
      return FileSystems.ofWriters(
          new Path(folder), rows.sparkSession().sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files of a new folder. */
  void write(Dataset<Row> rows, String folder);

  /** The rows that were written, in any order. */
  Dataset<Row> read(SparkSession spark, StructType schema, String folder);

  /** What stands before all rows where the files are made one; empty where nothing does. */
  byte[] head(StructType schema);
}
