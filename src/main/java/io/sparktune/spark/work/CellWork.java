package io.sparktune.spark.work;

import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.FileWork;
import io.sparktune.data.work.SizedResult;
import java.io.FileNotFoundException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Work on the cells of a column, where they are. */
public final class CellWork {

  /** Results on the driver's heap. */
  private static final long BYTES_AT_ONCE = 1 << 26;

  /** Of a small result. */
  private static final int RESULT_BYTES = 64;

  private CellWork() {}

  /**
   * Does the work for a cell of each row. As many partitions at once as there are slots are in
   * work, and the driver has a bounded part of the results on its heap: what a partition has beyond
   * its share follows as the driver asks for more.
   *
   * @param column the place of the cell
   * @param results takes those of some rows after the others
   */
  public static <R extends Serializable> void each(
      JavaRDD<Row> rows, int column, FileWork<Object, R> work, Consumer<List<R>> results) {
    each(rows, column, work, results, BYTES_AT_ONCE);
  }

  static <R extends Serializable> void each(
      JavaRDD<Row> rows,
      int column,
      FileWork<Object, R> work,
      Consumer<List<R>> results,
      long bytesAtOnce) {
    int slots = Math.max(1, rows.context().defaultParallelism());
    long share = Math.max(1, bytesAtOnce / slots);
    JavaRDD<Chunk<R>> first = rows.mapPartitions(new Task<>(work, column, 0, share));
    int partitions = first.getNumPartitions();
    for (int from = 0; from < partitions; from += slots) {
      int[] some = new int[Math.min(slots, partitions - from)];
      int begin = from;
      Arrays.setAll(some, place -> begin + place);
      List<Chunk<R>>[] begun = first.collectPartitions(some);
      for (int place = 0; place < some.length; place++) {
        Chunk<R> chunk = begun[place].get(0);
        long done = 0;
        while (true) {
          results.accept(chunk.results());
          done += chunk.results().size();
          if (chunk.isLast()) {
            break;
          }
          chunk =
              rows.mapPartitions(new Task<>(work, column, done, bytesAtOnce))
                  .collectPartitions(new int[] {some[place]})[0]
                  .get(0);
        }
      }
    }
  }

  /** A cell by Java's types: bytes, lists, maps of structs, numbers and texts. */
  public static @Nullable Object plain(@Nullable Object cell) {
    if (cell instanceof Seq<?> items) {
      List<Object> list = new ArrayList<>();
      JavaConverters.seqAsJavaListConverter(items).asJava().forEach(item -> list.add(plain(item)));
      return list;
    }
    if (cell instanceof Row struct && struct.schema() != null) {
      Map<String, Object> fields = new HashMap<>();
      for (String name : struct.schema().fieldNames()) {
        fields.put(name, plain(struct.getAs(name)));
      }
      return fields;
    }
    return cell;
  }

  /**
   * Results of a partition, one after the other.
   *
   * @param isLast whether no row follows
   */
  private record Chunk<R extends Serializable>(ArrayList<R> results, boolean isLast)
      implements Serializable {}

  private static final class Task<R extends Serializable>
      implements FlatMapFunction<Iterator<Row>, Chunk<R>> {

    private static final long serialVersionUID = 1;
    private static final Object NOTHING = "";

    private final FileWork<Object, R> work;
    private final int column;
    private final long done;
    private final long mostBytes;

    /**
     * @param done rows that are passed over
     * @param mostBytes after which no more results are added
     */
    Task(FileWork<Object, R> work, int column, long done, long mostBytes) {
      this.work = work;
      this.column = column;
      this.done = done;
      this.mostBytes = mostBytes;
    }

    @Override
    public Iterator<Chunk<R>> call(Iterator<Row> rows) throws Exception {
      FileOpener none =
          file -> {
            throw new FileNotFoundException(file);
          };
      for (long passed = 0; passed < done && rows.hasNext(); passed++) {
        Row unused = rows.next();
      }
      ArrayList<R> results = new ArrayList<>();
      long bytes = 0;
      while (rows.hasNext() && bytes < mostBytes) {
        Object cell = plain(rows.next().get(column));
        R result = work.of(cell == null ? NOTHING : cell, none);
        bytes += RESULT_BYTES + (result instanceof SizedResult sized ? sized.bytes() : 0);
        results.add(result);
      }
      return List.of(new Chunk<>(results, !rows.hasNext())).iterator();
    }
  }
}
