package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.sections.Kinds;
import io.sparktune.space.Values;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.OwnMetrics;
import io.sparktune.trial.Goal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OwnMetricsOfStudyFileTest {

  private static final Values NONE = new Values(Map.of());

  private static StudyFile read(String goal, String settings, MetricSource metrics) {
    return StudyFile.read(
        "conf/my.conf",
        "study.goal = " + goal + "\ndata { path = x, target = y }\n" + settings,
        List.of(),
        Set.of(),
        Kinds.builtIn().with(metrics));
  }

  private static StudyFile read(String goal, String settings) {
    return read(goal, settings, OwnMetrics.SOURCE);
  }

  @Test
  void aUsersMetric_isAGoalLikeAnyOther() {
    StudyFile first = read("\"maximize threshold-profit\"", "");
    StudyFile further = read("[\"maximize accuracy\", \"maximize threshold-profit\"]", "");

    assertThat(first.study().goals()).hasToString("maximize threshold-profit");
    assertThat(first.measured().columns()).endsWith("log_loss", "threshold_profit");
    assertThat(further.study().goals().further())
        .extracting(Goal::column)
        .containsExactly("threshold_profit");
    assertThat(further.rules(5, 10).required()).containsExactly("threshold_profit");
    assertThat(further.metrics().goals()).isEqualTo(further.study().goals());
    assertThat(read("\"minimize pinball-loss\"", "").measured().columns())
        .containsExactly("rmse", "mae", "r2", "mape", "pinball_loss");
  }

  @Test
  void aUsersMetric_standsInConstraints() {
    StudyFile file =
        read("\"maximize accuracy\"", "search.constraints = [\"threshold-profit >= 0.5\"]");

    assertThat(file.rules(5, 10).required()).containsExactly("threshold_profit");
    assertThat(file.measured().columns()).endsWith("threshold_profit");
  }

  @Test
  void aUsersMetric_isMeasuredWhereValidationNamesIt() {
    StudyFile without = read("\"maximize accuracy\"", "");
    StudyFile with = read("\"maximize accuracy\"", "validation.metrics = [threshold-profit]");

    assertThat(without.measured().columns()).doesNotContain("threshold_profit");
    assertThat(with.measured().columns()).endsWith("threshold_profit");
    assertThat(with.rules(5, 10).required()).isEmpty();
    assertThat(with.fingerprint()).isNotEqualTo(without.fingerprint());
    assertThat(with.trainingFingerprint(NONE)).isNotEqualTo(without.trainingFingerprint(NONE));
  }

  @Test
  void whatNobodyNames_changesNothing() {
    StudyFile own = read("\"maximize accuracy\"", "");
    StudyFile standard = read("\"maximize accuracy\"", "", MetricSource.STANDARD);

    assertThat(own.fingerprint()).isEqualTo(standard.fingerprint());
    assertThat(own.trainingFingerprint(NONE)).isEqualTo(standard.trainingFingerprint(NONE));
  }

  @Test
  void thresholdsLieWithinTheBoundsOfTheMetric() {
    assertThatThrownBy(
            () ->
                read(
                    "\"maximize threshold-profit\"",
                    "pruning.pruner = { threshold { lower = -2 } }"))
        .hasMessageContaining("pruning.pruner.threshold.lower")
        .hasMessageContaining("from -1 up to 5");
  }

  @Test
  void aResolvedText_isReadAgain() {
    StudyFile file =
        read("\"maximize threshold-profit\"", "validation.metrics = [threshold-profit]");
    StudyFile again =
        StudyFile.read("x.conf", file.resolvedText(), List.of(), Set.of(), file.kinds());

    assertThat(again.study().goals()).isEqualTo(file.study().goals());
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
  }

  @Test
  void unknownMetrics_areToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> read("\"maximize quux\"", ""))
        .hasMessageContaining("conf/my.conf")
        .hasMessageContaining("model-bytes, threshold-profit, pinball-loss");
    assertThatThrownBy(() -> read("\"maximize treshold-profit\"", ""))
        .hasMessageContaining("did you mean \"maximize threshold-profit\"?");
    assertThatThrownBy(() -> read("\"maximize accuracy\"", "validation.metrics = [quux]"))
        .hasMessageContaining("conf/my.conf")
        .hasMessageContaining("validation.metrics")
        .hasMessageContaining("there is no metric quux; the metrics are accuracy, ");
  }

  @Test
  void metricsOfAnotherTask_areRefused() {
    assertThatThrownBy(() -> read("\"maximize accuracy\"", "validation.metrics = [pinball-loss]"))
        .hasMessageContaining("pinball-loss does not go with the goal to maximize accuracy");
    assertThatThrownBy(
            () -> read("\"maximize accuracy\"", "search.constraints = [\"pinball-loss < 1\"]"))
        .hasMessageContaining("pinball-loss does not go with the goal to maximize accuracy");
    assertThatThrownBy(() -> read("\"minimize threshold-profit\"", ""))
        .hasMessageContaining("\"maximize threshold-profit\"");
  }
}
