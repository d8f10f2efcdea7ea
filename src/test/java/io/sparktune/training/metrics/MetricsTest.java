package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.settings.Task;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Metric;
import io.sparktune.trial.NamedScore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTest {

  private static final Metrics OWN = OwnMetrics.SOURCE.metrics();

  @ParameterizedTest
  @CsvSource({
    "accuracy, 0, 1",
    "roc-auc, 0, 1",
    "mcc, -1, 1",
    "log-loss, 0, Infinity",
    "rmse, 0, Infinity",
    "r2, -Infinity, 1",
    "parameters, 0, Infinity"
  })
  void everyMetricHasTheRangeOfItsDefinition(String key, double least, double greatest) {
    Metric metric = Metrics.standard().require(key);

    assertThat(metric.least()).isEqualTo(least);
    assertThat(metric.greatest()).isEqualTo(greatest);
  }

  @Test
  void standardMetricsComeInTheOrderOfTheirDocumentation() {
    assertThat(Metrics.standard().keys())
        .containsExactly(
            "accuracy",
            "balanced-accuracy",
            "precision",
            "precision-micro",
            "recall",
            "recall-micro",
            "f1",
            "f1-micro",
            "roc-auc",
            "pr-auc",
            "mcc",
            "log-loss",
            "top-5-accuracy",
            "cohen-kappa",
            "brier-score",
            "calibration-error",
            "exact-match",
            "micro-f1",
            "macro-f1",
            "mean-average-precision",
            "hamming-loss",
            "rmse",
            "mae",
            "r2",
            "mape",
            "smape",
            "mase",
            "pinball",
            "hit-rate-10",
            "ndcg-10",
            "reconstruction-error",
            "anomaly-roc-auc",
            "parameters",
            "fit-millis",
            "predict-millis",
            "model-bytes");
    assertThat(CostMetric.columns())
        .containsExactly("parameters", "fit_millis", "predict_millis", "model_bytes");
  }

  @Test
  void aUsersMetrics_comeBehindTheStandardOnes() {
    assertThat(OWN.keys()).startsWith("accuracy").endsWith("threshold-profit", "pinball-loss");
    assertThat(OWN.of(Task.REGRESSION))
        .extracting(Metric::column)
        .containsExactly(
            "rmse",
            "mae",
            "r2",
            "mape",
            "smape",
            "mase",
            "pinball",
            "reconstruction_error",
            "anomaly_roc_auc",
            "pinball_loss");
    assertThat(Metrics.standard().named("pinball-loss")).isEmpty();
  }

  @Test
  void aUsersMetric_isMeasuredWhereTheStudyNamesIt() {
    assertThat(OWN.measured(Task.REGRESSION, List.of(), List.of()).columns())
        .containsExactly("rmse", "mae", "r2", "mape");
    assertThat(OWN.measured(Task.REGRESSION, List.of("pinball-loss"), List.of()).columns())
        .containsExactly("rmse", "mae", "r2", "mape", "pinball_loss");
  }

  @Test
  void anUnknownMetric_isToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> Metrics.standard().require("threshold-profit"))
        .hasMessageStartingWith(
            "there is no metric threshold-profit here; the metrics are accuracy,"
                + " balanced-accuracy,");
  }

  @ParameterizedTest
  @CsvSource({"maximize accuracy", "maximize f1@not yet", "minimize model-bytes"})
  void aGoal_isReadAsItIsWritten(String text) {
    assertThat(OWN.goal(text)).hasToString(text);
  }

  @Test
  void metricsThatCannotBeNamed_areRefused() {
    assertThatThrownBy(() -> OWN.with(List.of(new PinballLoss())))
        .hasMessageEndingWith(
            "PinballLoss has the key pinball-loss of " + PinballLoss.class.getName());
    assertThatThrownBy(() -> OWN.with(List.of(new NamedScore("loss", Direction.MINIMIZE))))
        .hasMessageEndingWith("NamedScore is neither a ClassMetric nor a NumberMetric");
    assertThatThrownBy(() -> OWN.with(List.of(new NamedScore("A loss", Direction.MINIMIZE))))
        .hasMessageEndingWith("has the key A loss; wanted one such as balanced-accuracy");
    assertThatThrownBy(() -> OWN.with(List.of(new NamedScore("score-std", Direction.MINIMIZE))))
        .hasMessageEndingWith("has the key score-std, which is a column or a word of constraints");
  }
}
