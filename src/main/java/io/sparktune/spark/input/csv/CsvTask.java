package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Parts the lines of one Spark partition into cells, on an executor. The lines are those of blocks
 * of files, so that a record with several lines is malformed where it leaves its block.
 */
final class CsvTask implements FlatMapFunction<Iterator<Row>, Row> {

  private static final long serialVersionUID = 1;

  private final CsvDialect dialect;
  private final int width;

  private CsvTask(CsvForm form) {
    this.dialect = form.dialect();
    this.width = form.width();
  }

  /** The rows below the headers of some files of this form. */
  static JavaRDD<Row> rows(SparkSession spark, CsvForm form, String... files) {
    Dataset<Row> lines = InputFiles.reader(spark).text(files);
    return lines
        .select(
            lines.col("value").cast("binary"),
            RowOrigin.fileColumn(lines),
            RowOrigin.blockColumn(lines))
        .javaRDD()
        .mapPartitions(new CsvTask(form));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    return new CsvBlocks(lines, new CsvEncoding(dialect.charset()), new CsvRows(dialect, width));
  }
}
