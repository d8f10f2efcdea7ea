package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import io.sparktune.trial.Scores;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.factory.Nd4j;

final class PredictionsTest {

  @Test
  void numbersScoreAsInDeeplearning4j() {
    Random random = new Random(2);
    int rows = 300;
    double[] truth = random.doubles(rows, 1, 9).toArray();
    double[] foretold = new double[rows];
    for (int row = 0; row < rows; row++) {
      foretold[row] = truth[row] + random.nextGaussian();
    }
    RegressionEvaluation expected = new RegressionEvaluation(1);
    long[] column = {rows, 1};
    expected.eval(Nd4j.create(truth, column, 'c'), Nd4j.create(foretold, column, 'c'));
    Predictions predictions = new NumberPredictions(truth, foretold);
    assertThat(value(predictions, StandardNumberMetric.RMSE))
        .isCloseTo(expected.rootMeanSquaredError(0), within(1e-9));
    assertThat(value(predictions, StandardNumberMetric.MAE))
        .isCloseTo(expected.meanAbsoluteError(0), within(1e-9));
    assertThat(value(predictions, StandardNumberMetric.R2))
        .isCloseTo(expected.rSquared(0), within(1e-9));
  }

  @Test
  void numbersScoreAsComputedByHand() {
    Predictions predictions = new NumberPredictions(new double[] {1, 2, 4}, new double[] {1, 3, 2});
    assertThat(value(predictions, StandardNumberMetric.RMSE))
        .isCloseTo(Math.sqrt(5.0 / 3), within(1e-12));
    assertThat(value(predictions, StandardNumberMetric.MAE)).isCloseTo(1, within(1e-12));
    assertThat(value(predictions, StandardNumberMetric.MAPE))
        .isCloseTo((0 + 0.5 + 0.5) / 3, within(1e-12));
    // The squares about the mean of 7/3 sum to 14/3.
    assertThat(value(predictions, StandardNumberMetric.R2))
        .isCloseTo(1 - 5 / (14.0 / 3), within(1e-12));
  }

  @Test
  void metricsOfNumbersWithoutValueSayWhy() {
    Scores scores =
        measured(Task.REGRESSION)
            .scores(new NumberPredictions(new double[] {0, 0}, new double[] {1, 2}));
    assertThat(scores.defined()).containsOnlyKeys("rmse", "mae");
    assertThat(scores.undefined())
        .containsEntry("r2", "the target is 0.0 in all rows")
        .containsEntry("mape", "the target is 0 in row 0 of the scored rows");
  }

  @Test
  void aValueBeyondTheRangeOfNumbersIsUndefined() {
    Predictions predictions = new NumberPredictions(new double[] {1}, new double[] {1e200});
    assertThat(predictions.measure(StandardNumberMetric.RMSE).reason())
        .isEqualTo("the value is beyond the range of numbers");
  }

  @Test
  void classesAreScoredByAllTheirMetricsAndAloneWhereAsked() {
    ClassPredictions predictions =
        new ClassPredictions(
            List.of("no", "yes"), new int[] {0, 1}, new float[] {0.9f, 0.1f, 0.2f, 0.8f});
    Scores scores = measured(Task.CLASSIFICATION, "no").scores(predictions);
    assertThat(scores.defined())
        .containsOnlyKeys(
            "accuracy",
            "balanced_accuracy",
            "precision",
            "precision@no",
            "precision_micro",
            "recall",
            "recall@no",
            "recall_micro",
            "f1",
            "f1@no",
            "f1_micro",
            "roc_auc",
            "pr_auc",
            "mcc",
            "log_loss");
    assertThat(scores.of("f1@no")).hasValue(1);
  }

  @Test
  void theFirstOfEquallyProbableClassesIsForetold() {
    assertThat(ClassPredictions.mostProbable(new float[] {0.5f, 0.5f, 0.1f, 0.9f}, 2))
        .containsExactly(0, 1);
  }

  @Test
  void metricsOfTheOtherKindAreRefused() {
    Predictions numbers = new NumberPredictions(new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> numbers.measure(StandardClassMetric.F1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("f1 is not a metric of numbers");
    Predictions classes =
        new ClassPredictions(List.of("a", "b"), new int[] {0}, new float[] {1, 0});
    assertThatThrownBy(() -> classes.measure(StandardNumberMetric.R2))
        .hasMessage("r2 is not a metric of classes");
    assertThatThrownBy(() -> classes.measure(StandardClassMetric.F1, "c"))
        .hasMessage("there is no class c among [a, b]");
  }

  @Test
  void noRowsHaveNoScores() {
    assertThatThrownBy(() -> new NumberPredictions(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 0 predictions for 0 rows");
  }

  private static MeasuredMetrics measured(Task task, String... labels) {
    return Metrics.standard().measured(task, List.of(), List.of(labels));
  }

  private static double value(Predictions predictions, Metric metric) {
    MetricValue measure = predictions.measure(metric);
    assertThat(measure.reason()).isEmpty();
    return measure.value();
  }
}
