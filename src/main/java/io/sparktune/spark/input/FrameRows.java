package io.sparktune.spark.input;

import io.sparktune.spark.input.rows.ColumnBatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Rows that one of Spark's readers gives as they are. */
record FrameRows(List<Path> files, Reader reader) implements GroupRows {

  /** So many files are read one behind the other; of more, Spark puts small ones together. */
  private static final int MOST_IN_ORDER = 64;

  /** Reads some columns of files. */
  @FunctionalInterface
  interface Reader {
    Dataset<Row> frame(List<SourceColumn> columns, List<Path> files);
  }

  @Override
  public JavaRDD<Row> of(List<SourceColumn> columns) {
    return SparkRows.of(reader.frame(columns, files));
  }

  @Override
  public Optional<Dataset<Row>> frame(List<SourceColumn> columns) {
    return Optional.of(reader.frame(columns, files));
  }

  @Override
  public Optional<JavaRDD<ColumnarBatch>> batches(List<SourceColumn> columns) {
    if (files.size() > MOST_IN_ORDER) {
      return Optional.empty();
    }
    List<JavaRDD<ColumnarBatch>> ofFiles = new ArrayList<>();
    for (Path file : files) {
      Optional<JavaRDD<ColumnarBatch>> batches =
          ColumnBatches.of(reader.frame(columns, List.of(file)));
      if (batches.isEmpty()) {
        return Optional.empty();
      }
      ofFiles.add(batches.get());
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(ofFiles.get(0).context());
    return Optional.of(ofFiles.size() == 1 ? ofFiles.get(0) : context.union(array(ofFiles)));
  }

  @SuppressWarnings("unchecked")
  private static JavaRDD<ColumnarBatch>[] array(List<JavaRDD<ColumnarBatch>> parts) {
    return parts.toArray(JavaRDD[]::new);
  }
}
