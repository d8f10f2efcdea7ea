package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.Copies;
import io.sparktune.data.DataSource;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.data.table.TableDataset;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

final class SharedDatasetIT {

  /** More than one piece. */
  private static final int ROWS = 1_200_000;

  @Test
  void aDatasetArrivesInPieces_andIsTheSameObjectWhereItCameFrom() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("pieces")
            .set("spark.driver.host", "localhost")
            .set("spark.ui.enabled", "false");
    TableDataset data = GeneratedData.of(new DataSource.Moons(ROWS, 0.1), 1);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      SharedDataset pieces = SharedDataset.inPieces(spark, data);
      assertThat(Copies.copy(pieces, SharedDataset.class).read().digest()).isEqualTo(data.digest());

      SharedDataset here = SharedDataset.of(spark, data);
      assertThat(Copies.copy(here, SharedDataset.class).read()).isSameAs(data);
      pieces.free();
      here.free();
    }
  }
}
