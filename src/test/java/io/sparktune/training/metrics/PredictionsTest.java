package io.sparktune.training.metrics;

import io.sparktune.trial.Metric;
import io.sparktune.trial.Scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
    assertThat(value(predictions, Metric.RMSE))
        .isCloseTo(expected.rootMeanSquaredError(0), within(1e-9));
    assertThat(value(predictions, Metric.MAE))
        .isCloseTo(expected.meanAbsoluteError(0), within(1e-9));
    assertThat(value(predictions, Metric.R2)).isCloseTo(expected.rSquared(0), within(1e-9));
  }

  @Test
  void numbersScoreAsComputedByHand() {
    Predictions predictions = new NumberPredictions(new double[] {1, 2, 4}, new double[] {1, 3, 2});
    assertThat(value(predictions, Metric.RMSE)).isCloseTo(Math.sqrt(5.0 / 3), within(1e-12));
    assertThat(value(predictions, Metric.MAE)).isCloseTo(1, within(1e-12));
    assertThat(value(predictions, Metric.MAPE)).isCloseTo((0 + 0.5 + 0.5) / 3, within(1e-12));
    // The squares about the mean of 7/3 sum to 14/3.
    assertThat(value(predictions, Metric.R2)).isCloseTo(1 - 5 / (14.0 / 3), within(1e-12));
  }

  @Test
  void metricsOfNumbersWithoutValueSayWhy() {
    Scores scores =
        new NumberPredictions(new double[] {0, 0}, new double[] {1, 2}).scores(List.of());
    assertThat(scores.defined()).containsOnlyKeys("rmse", "mae");
    assertThat(scores.undefined())
        .containsEntry("r2", "the target is 0.0 in all rows")
        .containsEntry("mape", "the target is 0 in row 0 of the scored rows");
  }

  @Test
  void aValueBeyondTheRangeOfNumbersIsUndefined() {
    Predictions predictions = new NumberPredictions(new double[] {1}, new double[] {1e200});
    assertThat(predictions.measure(Metric.RMSE).reason())
        .isEqualTo("the value is beyond the range of numbers");
  }

  @Test
  void classesAreScoredByAllTheirMetricsAndAloneWhereAsked() {
    ClassPredictions predictions =
        new ClassPredictions(
            List.of("no", "yes"), new int[] {0, 1}, new float[] {0.9f, 0.1f, 0.2f, 0.8f});
    Scores scores = predictions.scores(List.of("no"));
    assertThat(scores.defined())
        .containsOnlyKeys(
            "accuracy",
            "balanced_accuracy",
            "precision",
            "precision_at_no",
            "precision_micro",
            "recall",
            "recall_at_no",
            "recall_micro",
            "f1",
            "f1_at_no",
            "f1_micro",
            "roc_auc",
            "pr_auc",
            "mcc",
            "log_loss");
    assertThat(scores.of("f1_at_no")).hasValue(1);
  }

  @Test
  void theFirstOfEquallyProbableClassesIsForetold() {
    assertThat(ClassPredictions.mostProbable(new float[] {0.5f, 0.5f, 0.1f, 0.9f}, 2))
        .containsExactly(0, 1);
  }

  @Test
  void metricsOfTheOtherKindAreRefused() {
    Predictions numbers = new NumberPredictions(new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> numbers.measure(Metric.F1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("f1 is for classes");
    Predictions classes =
        new ClassPredictions(List.of("a", "b"), new int[] {0}, new float[] {1, 0});
    assertThatThrownBy(() -> classes.measure(Metric.R2)).hasMessage("r2 is for numbers");
    assertThatThrownBy(() -> classes.measure(Metric.F1, "c"))
        .hasMessage("there is no class c among [a, b]");
  }

  @Test
  void noRowsHaveNoScores() {
    assertThatThrownBy(() -> new NumberPredictions(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 0 predictions for 0 rows");
  }

  private static double value(Predictions predictions, Metric metric) {
    MetricValue measure = predictions.measure(metric);
    assertThat(measure.reason()).isEmpty();
    return measure.value();
  }
}
