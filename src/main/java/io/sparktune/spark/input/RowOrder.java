package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The order of the rows of several files, which Spark reads in the order of their sizes.
 *
 * @param files in order
 */
record RowOrder(List<Path> files) {

  /**
   * The place of a row.
   *
   * @param number among all rows of the block and others, ascending
   */
  private record Place(int file, long block, long number)
      implements Comparable<Place>, Serializable {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::file)
            .thenComparingLong(Place::block)
            .thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * The rows, whose last columns are those of {@link RowOrigin}, in order. Those of a block are in
   * one partition, one behind the other.
   */
  JavaRDD<Row> of(JavaRDD<Row> rows) {
    Map<String, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(file.toString(), places.size()));
    return rows.mapPartitions(part -> placed(part, places))
        .sortBy(Tuple2::_1, true, rows.getNumPartitions())
        .map(Tuple2::_2);
  }

  private static Iterator<Tuple2<Place, Row>> placed(
      Iterator<Row> rows, Map<String, Integer> places) {
    return new Iterator<>() {
      private long number;
      private String address = "";
      private int place;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Tuple2<Place, Row> next() {
        Row row = rows.next();
        int first = row.length() - RowOrigin.WIDTH;
        String file = row.getString(first + RowOrigin.FILE);
        if (!file.equals(address)) {
          address = file;
          place = places.getOrDefault(RowOrigin.file(file).toString(), -1);
        }
        return new Tuple2<>(new Place(place, row.getLong(first + RowOrigin.BLOCK), number++), row);
      }
    };
  }
}
