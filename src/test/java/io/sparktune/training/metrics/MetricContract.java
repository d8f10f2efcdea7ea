package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.settings.Task;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of every metric of predictions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MetricContract {

  private static final int ROUNDS = 50;

  abstract Stream<Metric> metrics();

  private Stream<ScoredRows> rows(Metric metric) {
    return Stream.of(2, 3)
        .filter(classes -> classes == 2 || metric.task().equals(Optional.of(Task.CLASSIFICATION)))
        .map(classes -> ScoredRows.of(metric, classes));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aPerfectPredictionIsNotBeaten(Metric metric) {
    Goal goal = new Goal(metric, "", metric.direction());
    rows(metric)
        .forEach(
            rows -> {
              double perfect = value(metric, rows.predictions(rows.perfect()));
              for (int seed = 0; seed < ROUNDS; seed++) {
                double other = value(metric, rows.predictions(rows.random(seed)));
                assertThat(goal.merit(other)).isLessThanOrEqualTo(goal.merit(perfect));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void goodPredictionsAreBetterThanBadOnes(Metric metric) {
    rows(metric)
        .forEach(
            rows -> {
              double good = value(metric, rows.predictions(rows.good()));
              double bad = value(metric, rows.predictions(rows.bad()));
              assertThat(metric.direction().isBetter(good, bad)).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theOrderOfRowsDoesNotMatter(Metric metric) {
    rows(metric)
        .forEach(
            rows -> {
              for (int seed = 0; seed < ROUNDS; seed++) {
                float[] outputs = rows.random(seed);
                double value = value(metric, rows.predictions(outputs));
                double shuffled = value(metric, rows.shuffled(outputs, seed));
                assertThat(shuffled).isCloseTo(value, within(1e-12 * (1 + Math.abs(value))));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void valuesAreWithinTheBounds_andTheSameEachTime(Metric metric) {
    rows(metric)
        .forEach(
            rows -> {
              for (int seed = 0; seed < ROUNDS; seed++) {
                Predictions predictions = rows.predictions(rows.random(seed));
                double value = value(metric, predictions);
                assertThat(value).isBetween(metric.least(), metric.greatest());
                assertThat(value(metric, predictions)).isEqualTo(value);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyRowsHaveAFiniteValueOrAReason(Metric metric) {
    for (Predictions predictions : ScoredRows.degenerate(metric)) {
      MetricValue measured = predictions.measure(metric);
      assertThat(measured.value()).isFinite();
      if (measured.isDefined()) {
        assertThat(measured.value()).isBetween(metric.least(), metric.greatest());
      } else {
        assertThat(measured.reason()).doesNotContain("null").hasSizeGreaterThan(5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aMetricForOneClassAlone_isWithinTheBounds(Metric metric) {
    if (!metric.isPerClass()) {
      return;
    }
    rows(metric)
        .forEach(
            rows -> {
              Predictions predictions = rows.predictions(rows.random(1));
              for (String label : rows.labels()) {
                MetricValue measured = predictions.measure(metric, label);
                assertThat(measured.value()).isBetween(metric.least(), metric.greatest());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aMetricCanBeNamed(Metric metric) {
    Metrics standard = Metrics.standard();
    Metrics all =
        standard.named(metric.key()).isPresent() ? standard : standard.with(List.of(metric));

    assertThat(all.require(metric.key())).isSameAs(metric);
    assertThat(metric.column()).matches("[a-z][a-z0-9_]*");
    assertThat(metric.isCost()).isFalse();
    assertThat(Stream.of(Direction.values()).filter(metric::allows))
        .containsExactly(metric.direction());
  }

  static double value(Metric metric, Predictions predictions) {
    MetricValue measured = predictions.measure(metric);
    assertThat(measured.reason()).isEmpty();
    return measured.value();
  }
}
