package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads a whole CSV file on one executor: where its bytes do not show where lines end, or cells of
 * several lines cross its blocks.
 */
final class CsvFileTask implements FlatMapFunction<String, Row> {

  private static final long serialVersionUID = 1;

  private final SerializableConfiguration fileSystems;
  private final CsvDialect dialect;
  private final int width;

  private CsvFileTask(SerializableConfiguration fileSystems, CsvForm form) {
    this.fileSystems = fileSystems;
    this.dialect = form.dialect();
    this.width = form.width();
  }

  /** The rows below the headers of some files of this form, in the order of the files. */
  static JavaRDD<Row> rows(SparkSession spark, CsvForm form, List<String> files) {
    var fileSystems = new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    var paths =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(files, files.size());
    return paths.flatMap(new CsvFileTask(fileSystems, form));
  }

  @Override
  public Iterator<Row> call(String name) throws IOException {
    Path file = new Path(name);
    CsvLines lines = CsvLines.open(fileSystems.value(), file, dialect.charset());
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) end -> close(lines));
    return new CsvRows(dialect, width).of(lines, file.toUri().toString(), 0);
  }

  private static void close(CsvLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      // every line that is wanted was read
    }
  }
}
