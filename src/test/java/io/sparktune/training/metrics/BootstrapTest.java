package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import io.sparktune.trial.ScoreRange;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  private static final List<String> LABELS = List.of("no", "yes");

  private static Goal goal(Metric metric) {
    return new Goal(metric, "", metric.direction());
  }

  /** Some rows, of which these are predicted right. */
  private static ClassPredictions right(int rows, int right) {
    float[] probabilities = new float[2 * rows];
    for (int row = 0; row < rows; row++) {
      probabilities[2 * row] = row < right ? 0.9f : 0.1f;
      probabilities[2 * row + 1] = 1 - probabilities[2 * row];
    }
    return new ClassPredictions(LABELS, new int[rows], probabilities);
  }

  @Test
  void theIntervalOfAnAccuracy_isThatOfTheBinomialDistribution() {
    ScoreRange range =
        Bootstrap.interval(right(400, 360), goal(StandardClassMetric.ACCURACY)).orElseThrow();

    BinomialDistribution hits = new BinomialDistribution(null, 400, 0.9);
    assertThat(range.low())
        .isCloseTo(hits.inverseCumulativeProbability(0.05) / 400.0, within(0.005));
    assertThat(range.high())
        .isCloseTo(hits.inverseCumulativeProbability(0.95) / 400.0, within(0.005));
  }

  @Test
  void ninetyOfAHundredIntervals_coverTheTruth() {
    Random random = new Random(7);
    int covered = 0;
    for (int sample = 0; sample < 300; sample++) {
      double[] truth = new double[100];
      double[] predicted = random.doubles(100, -1, 1).toArray();
      Goal goal = new Goal(StandardNumberMetric.MAE, "", Direction.MINIMIZE);
      ScoreRange range =
          Bootstrap.interval(new NumberPredictions(truth, predicted), goal).orElseThrow();
      covered += range.low() <= 0.5 && 0.5 <= range.high() ? 1 : 0;
    }
    assertThat(covered).as("of 300").isBetween(255, 285);
  }

  @Test
  void aMetricThatNoDrawDefines_hasNone() {
    assertThat(Bootstrap.interval(right(50, 40), goal(StandardClassMetric.ROC_AUC))).isEmpty();
  }

  @Test
  void setsOfLabelsAreDrawnRowByRow() {
    LabelsPredictions predictions =
        new LabelsPredictions(
            List.of("a", "b"),
            new byte[][] {{1, 0}, {0, 1}, {1, 1}},
            new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0.7f, 0.3f});

    Predictions twice = predictions.at(new int[] {2, 2, 0});

    assertThat(twice.rows()).isEqualTo(3);
    assertThat(twice.measure(LabelsMetric.EXACT_MATCH).value()).isEqualTo(1 / 3.0);
  }
}
