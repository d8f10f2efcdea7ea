package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.settings.Task;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Metric;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StandardMetricsTest extends MetricContract {

  @Override
  Stream<Metric> metrics() {
    return Arrays.stream(Task.values()).flatMap(task -> Metrics.standard().of(task).stream());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aPerfectPredictionHasTheBestValueOfTheDefinition(Metric metric) {
    ScoredRows rows = ScoredRows.of(metric, 2);
    double best = metric.direction() == Direction.MAXIMIZE ? metric.greatest() : metric.least();

    assertThat(value(metric, rows.predictions(rows.perfect()))).isCloseTo(best, within(1e-6));
  }
}
