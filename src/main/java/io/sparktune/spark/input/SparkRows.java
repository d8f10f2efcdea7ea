package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/**
 * The rows that one of Spark's readers gives, with the columns of {@link RowOrigin} behind them;
 * all of them well formed.
 */
final class SparkRows implements FlatMapFunction<Iterator<InternalRow>, Row> {

  private static final long serialVersionUID = 1;

  private final StructType schema;
  private final @Nullable String address;

  private SparkRows(StructType schema, @Nullable String address) {
    this.schema = schema;
    this.address = address;
  }

  /** Those of files. */
  static JavaRDD<Row> of(Dataset<Row> rows) {
    return of(rows, null);
  }

  /**
   * Those of something that has no files.
   *
   * @param address in place of that of a file
   */
  static JavaRDD<Row> of(Dataset<Row> rows, @Nullable String address) {
    return rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(new SparkRows(rows.schema(), address));
  }

  @Override
  public Iterator<Row> call(Iterator<InternalRow> rows) {
    Function1<Object, Object> converter = CatalystTypeConverters.createToScalaConverter(schema);
    int width = schema.size();
    return new Iterator<>() {
      private long start = -1;
      private String file = "";

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        Row values = (Row) converter.apply(rows.next());
        Object[] cells = new Object[width + RowOrigin.WIDTH];
        for (int i = 0; i < width; i++) {
          cells[i] = values.get(i);
        }
        cells[width + RowOrigin.FILE] = address == null ? file() : address;
        cells[width + RowOrigin.BLOCK] = address == null ? start : 0L;
        return RowFactory.create(cells);
      }

      /** One text for all rows of a block. */
      private String file() {
        String name = InputFileBlockHolder.getInputFilePath().toString();
        start = InputFileBlockHolder.getStartOffset();
        if (!name.equals(file)) {
          file = name;
        }
        return file;
      }
    };
  }
}
