package io.sparktune.spark.prediction.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.LocalSpark;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Rows in partitions of whole batches, whatever their partitions were. */
final class WholeBatchesIT {

  @Test
  void rowsKeepTheirOrderAndBatchesAreWhole() {
    try (SparkSession spark = LocalSpark.session().getOrCreate()) {
      for (int count : new int[] {7, 1024, 2500, 6000}) {
        JavaRDD<Row> rows = WholeBatches.of(spark.range(0, count, 1, 5).toDF().javaRDD(), count);
        assertThat(rows.map(row -> row.getLong(0)).collect())
            .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
        List<Integer> sizes = rows.glom().map(List::size).collect();
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size % 1024 == 0);
      }
    }
  }
}
