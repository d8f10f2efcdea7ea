package io.sparktune.spark.prediction.images;

import io.sparktune.training.nd4j.Forward;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Rows in the batches in which a program would predict all of them one after the other: native
 * kernels may round differently by the size of a batch, and scores repeat to the last digit.
 */
public final class WholeBatches {

  private WholeBatches() {}

  /**
   * The same rows in their order, in partitions of whole batches.
   *
   * @param count of the rows
   */
  public static JavaRDD<Row> of(JavaRDD<Row> rows, long count) {
    if (count <= Forward.ROWS) {
      return rows.coalesce(1);
    }
    long batches = (count + Forward.ROWS - 1) / Forward.ROWS;
    int wanted = Math.max(1, 2 * rows.context().defaultParallelism());
    long rowsOfPartition = Forward.ROWS * ((batches + wanted - 1) / wanted);
    return rows.zipWithIndex()
        .mapToPair(row -> new Tuple2<>(row._2(), row._1()))
        .repartitionAndSortWithinPartitions(
            new ByNumber(rowsOfPartition, Math.toIntExact((count - 1) / rowsOfPartition) + 1))
        .values();
  }

  /** Partitions of as many rows, by their numbers. */
  private static final class ByNumber extends Partitioner {

    private static final long serialVersionUID = 1;

    private final long rows;
    private final int partitions;

    ByNumber(long rows, int partitions) {
      this.rows = rows;
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object number) {
      return (int) ((Long) number / rows);
    }
  }
}
