package io.sparktune.spark.input;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that one of Spark's readers gives as they are.
 *
 * @param reader of the files with some of their columns
 */
record FrameRows(Function<List<SourceColumn>, Dataset<Row>> reader) implements GroupRows {

  @Override
  public JavaRDD<Row> of(List<SourceColumn> columns) {
    return SparkRows.of(reader.apply(columns));
  }

  @Override
  public Optional<Dataset<Row>> frame(List<SourceColumn> columns) {
    return Optional.of(reader.apply(columns));
  }
}
