package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasuredMetricsTest {

  private static final ClassPredictions PREDICTIONS =
      new ClassPredictions(
          List.of("no", "yes"), new int[] {0, 1}, new float[] {0.9f, 0.1f, 0.2f, 0.8f});

  /** A user's metric with a mistake. */
  private static final class Mistaken implements ClassMetric {

    @Override
    public String key() {
      return "mistaken";
    }

    @Override
    public Direction direction() {
      return Direction.MAXIMIZE;
    }

    @Override
    public MetricValue measure(ClassPredictions predictions) {
      return MetricValue.of(predictions.truth(predictions.rows()));
    }
  }

  @Test
  void aMetricThatThrows_isUndefined() {
    MeasuredMetrics measured =
        new MeasuredMetrics(List.of(new Mistaken(), StandardClassMetric.ACCURACY), List.of());
    Scores scores = measured.scores(PREDICTIONS);

    assertThat(scores.of("accuracy")).hasValue(1);
    assertThat(scores.undefined().get("mistaken"))
        .endsWith(
            "Mistaken threw java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for"
                + " length 2");
  }

  @Test
  void metricsAndClassesOfGoals_areMeasuredToo() {
    MeasuredMetrics measured =
        new MeasuredMetrics(List.of(StandardClassMetric.F1), List.of("no"))
            .with(
                List.of(
                    new Goal(new ThresholdProfit(), "", Direction.MAXIMIZE),
                    new Goal(StandardClassMetric.F1, "yes", Direction.MAXIMIZE)));

    assertThat(measured.columns()).containsExactly("f1", "threshold_profit", "f1@no", "f1@yes");
    assertThat(measured.scores(PREDICTIONS).defined())
        .containsOnlyKeys("f1", "f1@no", "f1@yes", "threshold_profit");
  }
}
