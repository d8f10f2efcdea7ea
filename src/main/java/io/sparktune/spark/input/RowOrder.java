package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partitioner;
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

  /** Parts of about as many bytes each, without reading the rows for that. */
  private static final class Parts extends Partitioner {
    private static final long serialVersionUID = 1;

    private final long[] starts;
    private final int count;

    /**
     * @param starts of each file among the bytes of all, and the end of the last
     */
    Parts(long[] starts, int count) {
      this.starts = starts;
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object key) {
      Place place = (Place) key;
      double before = (double) starts[Math.max(0, place.file())] + place.block();
      return (int) Math.min(count - 1, before / starts[starts.length - 1] * count);
    }
  }

  /**
   * The rows, whose last columns are those of {@link RowOrigin}, in order. Those of a block are in
   * one partition, one behind the other.
   */
  JavaRDD<Row> of(JavaRDD<Row> rows) {
    Map<String, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(file.toString(), places.size()));
    return rows.mapPartitionsToPair(part -> placed(part, places))
        .repartitionAndSortWithinPartitions(
            new Parts(starts(rows.context().hadoopConfiguration()), rows.getNumPartitions()))
        .values();
  }

  private long[] starts(Configuration fileSystems) {
    long[] starts = new long[files.size() + 1];
    for (int file = 0; file < files.size(); file++) {
      starts[file + 1] = starts[file] + 1 + InputFiles.bytes(fileSystems, files.get(file));
    }
    return starts;
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
