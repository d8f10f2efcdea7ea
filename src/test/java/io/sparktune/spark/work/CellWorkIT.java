package io.sparktune.spark.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.work.SizedResult;
import io.sparktune.spark.LocalSpark;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Cells of partitions of any size, of which a bounded part is on the driver at once. */
final class CellWorkIT {

  private record SizedNumber(long value) implements SizedResult, Serializable {
    @Override
    public long bytes() {
      return 1000;
    }
  }

  @Test
  void resultsComeInOrderAndNoMoreThanTheBoundAtOnce() {
    try (SparkSession spark = LocalSpark.session().getOrCreate()) {
      JavaRDD<Row> rows = spark.range(0, 103, 1, 5).selectExpr("'x'", "id").javaRDD();
      List<Long> values = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();

      CellWork.<SizedNumber>each(
          rows,
          1,
          (cell, files) -> new SizedNumber((Long) cell),
          some -> {
            sizes.add(some.size());
            some.forEach(number -> values.add(number.value()));
          },
          8_000);

      assertThat(values).containsExactlyElementsOf(LongStream.range(0, 103).boxed().toList());
      assertThat(sizes).hasSizeGreaterThan(10).allMatch(size -> size <= 8);
    }
  }
}
