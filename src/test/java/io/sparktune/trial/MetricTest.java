package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "ACCURACY, 0, 1",
    "ROC_AUC, 0, 1",
    "MCC, -1, 1",
    "LOG_LOSS, 0, Infinity",
    "RMSE, 0, Infinity",
    "R2, -Infinity, 1",
    "PARAMETERS, 0, Infinity"
  })
  void everyMetricHasTheRangeOfItsDefinition(Metric metric, double least, double greatest) {
    assertThat(metric.least()).isEqualTo(least);
    assertThat(metric.greatest()).isEqualTo(greatest);
  }
}
