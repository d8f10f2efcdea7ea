package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.training.plan.LabelSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.LabelThreshold;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ThresholdFittingTest {

  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final LabelSettings FITTED = new LabelSettings(LabelSettings.FITTED, 0, 0);
  private static final Goal EXACT = new Goal(LabelsMetric.EXACT_MATCH, "", Direction.MAXIMIZE);

  /** Labels that are there have probabilities above a border, the others below it. */
  private static LabelsPredictions parted(int rows, double borderOfEven, double borderOfOdd) {
    SplittableRandom random = new SplittableRandom(5);
    byte[][] truth = new byte[rows][LABELS.size()];
    float[] probabilities = new float[rows * LABELS.size()];
    for (int place = 0; place < probabilities.length; place++) {
      int row = place / LABELS.size();
      double border = row % 2 == 0 ? borderOfEven : borderOfOdd;
      truth[row][place % LABELS.size()] = (byte) random.nextInt(2);
      probabilities[place] =
          (float)
              (truth[row][place % LABELS.size()] == 1
                  ? random.nextDouble(border, 1)
                  : random.nextDouble(0, border));
    }
    return new LabelsPredictions(LABELS, truth, probabilities);
  }

  private static LabelsPredictions fitted(LabelsPredictions predictions, Goal goal) {
    return new ThresholdFitting(FITTED, goal).chosen(predictions);
  }

  private static double threshold(LabelsPredictions predictions) {
    return predictions.measure(LabelThreshold.INSTANCE).value();
  }

  @Test
  void itIsTheBorderBetweenLabelsThatAreThereAndOthers() {
    for (double border : new double[] {0.1, 0.35, 0.8}) {
      LabelsPredictions parted = parted(400, border, border);
      LabelsPredictions fitted = fitted(parted, EXACT);
      assertThat(threshold(fitted)).isCloseTo(border, within(1e-9));
      assertThat(fitted.measure(EXACT).value()).isEqualTo(1);
      assertThat(parted.measure(EXACT).value()).isLessThan(0.9);
    }
  }

  @Test
  void rowsAreScoredByTheThresholdThatOtherRowsGave() {
    LabelsPredictions fitted = fitted(parted(400, 0.2, 0.8), EXACT);
    LabelsPredictions apart = parted(400, 0.2, 0.8);
    LabelsPredictions even = apart.of(everyOther(400, 0)).chosen(FITTED.at(0.8));
    LabelsPredictions odd = apart.of(everyOther(400, 1)).chosen(FITTED.at(0.2));
    assertThat(fitted.measure(EXACT).value())
        .isEqualTo((even.measure(EXACT).value() + odd.measure(EXACT).value()) / 2)
        .isLessThan(0.5);
  }

  private static int[] everyOther(int rows, int first) {
    int[] some = new int[rows / 2];
    Arrays.setAll(some, i -> first + 2 * i);
    return some;
  }

  @Test
  void whereAllAreEqualItIsEvenChances() {
    Goal ranking = new Goal(LabelsMetric.MEAN_AVERAGE_PRECISION, "", Direction.MAXIMIZE);
    assertThat(threshold(fitted(parted(40, 0.2, 0.2), ranking))).isEqualTo(0.5);
    assertThat(threshold(fitted(parted(1, 0.2, 0.2), ranking))).isEqualTo(0.5);
  }

  @Test
  void goalsToMinimizeAndThoseOfOneLabelAreFollowed() {
    Goal loss = new Goal(LabelsMetric.HAMMING_LOSS, "", Direction.MINIMIZE);
    Goal ofOne = new Goal(LabelsMetric.MACRO_F1, "b", Direction.MAXIMIZE);
    assertThat(threshold(fitted(parted(400, 0.3, 0.3), loss))).isEqualTo(0.3);
    assertThat(threshold(fitted(parted(400, 0.3, 0.3), ofOne))).isEqualTo(0.3);
  }

  @Test
  void aRowHasAsManyLabelsAsItMust() {
    float[] row = {0.2f, 0.7f, 0.6f, 0.6f};
    assertThat(new LabelSettings(0.5, 0, 0).chosen(row, 0, 4))
        .containsExactly(false, true, true, true);
    assertThat(new LabelSettings(0.5, 0, 2).chosen(row, 0, 4))
        .containsExactly(false, true, true, false);
    assertThat(new LabelSettings(0.9, 1, 0).chosen(row, 0, 4))
        .containsExactly(false, true, false, false);
    assertThat(new LabelSettings(0.65, 3, 3).chosen(row, 0, 4))
        .containsExactly(false, true, true, true);
    assertThat(new LabelSettings(0.9, 9, 9).chosen(row, 0, 4)).containsOnly(true);
    assertThat(new LabelSettings(0.1, 0, 1).chosen(row, 1, 3)).containsExactly(true, false, false);
  }
}
