package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

final class MetricsSourceIT {

  @Test
  void studiesOfOneName_haveNumbersOfTheirOwn() {
    try (SparkSession unused = LocalSpark.session(1).getOrCreate()) {
      MetricsSource source = MetricsSource.ofThisProcess();
      Map<String, Metric> metrics = Map.of("trials.open", (Gauge<Integer>) () -> 1);
      try (MetricsSource.Published first = source.publish("night", metrics);
          MetricsSource.Published second = source.publish("night", metrics);
          MetricsSource.Published third = source.publish("night", metrics)) {
        assertThat(first).isNotSameAs(second).isNotSameAs(third);
        assertThat(source.metricRegistry().getMetrics())
            .containsOnlyKeys("trials.open", "night.trials.open", "night-2.trials.open");
      }
      assertThat(source.metricRegistry().getMetrics()).isEmpty();
    }
  }
}
