package io.sparktune.spark.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Gives the rows of files with the same columns. Rows do not go through Spark SQL, whose plans take
 * minutes for ten thousand columns.
 */
@FunctionalInterface
interface GroupRows {

  /**
   * The rows.
   *
   * @param columns some of those that have a type, in their order
   * @return their cells as Spark gives them to programs, then those of {@link
   *     io.sparktune.spark.input.files.RowOrigin}
   */
  JavaRDD<Row> of(List<SourceColumn> columns);

  /**
   * The same rows as one of Spark's readers gives them, without their origin; empty where that is
   * not all.
   */
  default Optional<Dataset<Row>> frame(List<SourceColumn> columns) {
    return Optional.empty();
  }

  /**
   * The same rows in batches of their columns, in the order of the files; empty where they are not
   * read so.
   */
  default Optional<JavaRDD<ColumnarBatch>> batches(List<SourceColumn> columns) {
    return Optional.empty();
  }

  /**
   * The rows with some columns, read by this process as they are taken, without tasks; to be
   * closed. Empty where tasks should read them.
   */
  default Optional<Stream<Row>> here(List<SourceColumn> columns) {
    return Optional.empty();
  }
}
