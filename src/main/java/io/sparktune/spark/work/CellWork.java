package io.sparktune.spark.work;

import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.FileWork;
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

  private CellWork() {}

  /**
   * Does the work for the only cell of each row, as many partitions at once as there are slots.
   *
   * @param results takes those of one partition after the other
   */
  public static <R extends Serializable> void each(
      JavaRDD<Row> rows, int slots, FileWork<Object, R> work, Consumer<List<R>> results) {
    JavaRDD<R> worked = rows.mapPartitions(new Task<>(work));
    int partitions = worked.getNumPartitions();
    for (int from = 0; from < partitions; from += slots) {
      int[] some = new int[Math.min(slots, partitions - from)];
      int first = from;
      Arrays.setAll(some, place -> first + place);
      for (List<R> part : worked.collectPartitions(some)) {
        results.accept(part);
      }
    }
  }

  /** A cell by Java's types: bytes, lists, maps of structs, numbers and texts. */
  static @Nullable Object plain(@Nullable Object cell) {
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

  private static final class Task<R> implements FlatMapFunction<Iterator<Row>, R> {
    private static final long serialVersionUID = 1;
    private static final Object NOTHING = "";

    private final FileWork<Object, R> work;

    Task(FileWork<Object, R> work) {
      this.work = work;
    }

    @Override
    public Iterator<R> call(Iterator<Row> rows) throws Exception {
      FileOpener none =
          file -> {
            throw new FileNotFoundException(file);
          };
      List<R> results = new ArrayList<>();
      while (rows.hasNext()) {
        Object cell = plain(rows.next().get(0));
        results.add(work.of(cell == null ? NOTHING : cell, none));
      }
      return results.iterator();
    }
  }
}
