package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.files.RowOrigin;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Reads blocks of CSV files on an executor. A record with several lines is malformed where it
 * leaves its block.
 */
final class CsvTask implements FlatMapFunction<Iterator<List<CsvBlock>>, Row> {

  private static final long serialVersionUID = 1;

  private final SerializableConfiguration fileSystems;
  private final CsvDialect dialect;
  private final int width;
  private final int[] places;

  private CsvTask(SerializableConfiguration fileSystems, CsvForm form, int[] places) {
    this.fileSystems = fileSystems;
    this.dialect = form.dialect();
    this.width = form.width();
    this.places = places.clone();
  }

  /**
   * The rows below the headers of files of this form: their cells as text, then the columns of
   * {@link RowOrigin}.
   *
   * @param places of the cells in a row of the file
   */
  static JavaRDD<Row> rows(
      SparkSession spark, CsvForm form, int[] places, List<CsvBlock.Group> groups) {
    List<Tuple2<List<CsvBlock>, Seq<String>>> parts =
        groups.stream().map(group -> new Tuple2<>(group.blocks(), seq(group.hosts()))).toList();
    SparkContext context = spark.sparkContext();
    var fileSystems = new SerializableConfiguration(context.hadoopConfiguration());
    return context
        .makeRDD(seq(parts), ClassTag$.MODULE$.<List<CsvBlock>>apply(List.class))
        .toJavaRDD()
        .mapPartitions(new CsvTask(fileSystems, form, places));
  }

  private static <T> Seq<T> seq(List<T> values) {
    return JavaConverters.asScalaBuffer(values).toSeq();
  }

  /** The same rows, read by this process. */
  static Stream<Row> here(
      Configuration fileSystems, CsvForm form, int[] places, List<CsvBlock> blocks) {
    CsvTask task = new CsvTask(new SerializableConfiguration(fileSystems), form, places);
    BlockRows rows = task.new BlockRows(List.of(blocks).iterator());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
        .onClose(rows::close);
  }

  @Override
  public Iterator<Row> call(Iterator<List<CsvBlock>> groups) {
    BlockRows rows = new BlockRows(groups);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) end -> rows.close());
    return rows;
  }

  private final class BlockRows implements Iterator<Row> {
    private final Configuration configuration = fileSystems.value();
    private final CsvRows rows = new CsvRows(dialect, width, places);
    private final Iterator<List<CsvBlock>> groups;
    private Iterator<CsvBlock> blocks = Collections.emptyIterator();
    private Iterator<Row> ofBlock = Collections.emptyIterator();
    private @Nullable CsvLines lines;

    BlockRows(Iterator<List<CsvBlock>> groups) {
      this.groups = groups;
    }

    @Override
    public boolean hasNext() {
      while (!ofBlock.hasNext()) {
        close();
        while (!blocks.hasNext()) {
          if (!groups.hasNext()) {
            return false;
          }
          blocks = groups.next().iterator();
        }
        open(blocks.next());
      }
      return true;
    }

    private void open(CsvBlock block) {
      lines = CsvLines.open(configuration, block, dialect.charset());
      ofBlock = rows.of(lines, block.file(), block.start());
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ofBlock.next();
    }

    void close() {
      try {
        if (lines != null) {
          lines.close();
          lines = null;
        }
      } catch (IOException e) {
        // every line that is wanted was read
      }
    }
  }
}
