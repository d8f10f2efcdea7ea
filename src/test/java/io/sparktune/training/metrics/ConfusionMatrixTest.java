package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.EvaluationAveraging;
import org.nd4j.evaluation.classification.Evaluation;

final class ConfusionMatrixTest {

  private static final List<String> THREE = List.of("a", "b", "c");
  private static final List<String> TWO = List.of("no", "yes");

  @Test
  void scoresOfThreeClassesAreMeansOverThem() {
    // scikit-learn's user guide: recall 1, 0, 0 and precision 2/3, 0, 0 for these rows.
    ConfusionMatrix confusion =
        ConfusionMatrix.of(THREE, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
    assertThat(confusion.accuracy()).isEqualTo(MetricValue.of(2.0 / 6));
    assertThat(confusion.precision().value()).isCloseTo(2.0 / 9, within(1e-12));
    assertThat(confusion.recall().value()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(confusion.f1().value()).isCloseTo(0.8 / 3, within(1e-12));
    assertThat(confusion.balancedAccuracy().value()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void scoresOfTwoClassesAreThoseOfTheSecond() {
    // 3 true positives, 1 false negative, 2 false positives, 4 true negatives.
    ConfusionMatrix confusion =
        ConfusionMatrix.of(
            TWO,
            new int[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0},
            new int[] {1, 1, 1, 0, 1, 1, 0, 0, 0, 0});
    assertThat(confusion.precision()).isEqualTo(MetricValue.of(3.0 / 5));
    assertThat(confusion.recall()).isEqualTo(MetricValue.of(3.0 / 4));
    assertThat(confusion.f1()).isEqualTo(MetricValue.of(6.0 / 9));
    assertThat(confusion.precisionAt(0)).isEqualTo(MetricValue.of(4.0 / 5));
    assertThat(confusion.balancedAccuracy().value()).isCloseTo((0.75 + 4.0 / 6) / 2, within(1e-12));
    double matthews = (3 * 4 - 2 * 1) / Math.sqrt(5.0 * 4 * 6 * 5);
    assertThat(confusion.matthews().value()).isCloseTo(matthews, within(1e-12));
  }

  @Test
  void randomRowsScoreAsInDeeplearning4j() {
    SplittableRandom random = new SplittableRandom(3);
    int[] truth = random.ints(500, 0, 3).toArray();
    int[] predicted = random.ints(500, 0, 3).toArray();
    Evaluation expected = new Evaluation(3);
    for (int row = 0; row < truth.length; row++) {
      expected.eval(predicted[row], truth[row]);
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(THREE, truth, predicted);
    EvaluationAveraging macro = EvaluationAveraging.Macro;
    assertThat(confusion.accuracy().value()).isCloseTo(expected.accuracy(), within(1e-12));
    assertThat(confusion.precision().value()).isCloseTo(expected.precision(macro), within(1e-12));
    assertThat(confusion.recall().value()).isCloseTo(expected.recall(macro), within(1e-12));
    assertThat(confusion.f1().value()).isCloseTo(meanF1(expected), within(1e-12));
    assertThat(confusion.f1At(2).value()).isCloseTo(expected.f1(2), within(1e-12));
  }

  @Test
  void aClassForetoldOfNoRowCountsAsZeroInTheMeanAndIsUndefinedAlone() {
    ConfusionMatrix confusion = ConfusionMatrix.of(THREE, new int[] {0, 1, 2}, new int[] {0, 1, 1});
    assertThat(confusion.precision().value()).isCloseTo((1 + 0.5 + 0) / 3, within(1e-12));
    assertThat(confusion.precisionAt(2))
        .isEqualTo(MetricValue.undefined("class c was never predicted"));
    assertThat(confusion.f1At(2)).isEqualTo(MetricValue.of(0));
  }

  @Test
  void aClassThatIsNowhereIsLeftOutOfMeans() {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(THREE, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0});
    assertThat(confusion.recall()).isEqualTo(MetricValue.of(0.75));
    assertThat(confusion.balancedAccuracy()).isEqualTo(MetricValue.of(0.75));
    assertThat(confusion.recallAt(2)).isEqualTo(MetricValue.undefined("no row is of class c"));
    assertThat(confusion.f1At(2))
        .isEqualTo(MetricValue.undefined("class c has no rows and was never predicted"));
  }

  @Test
  void aClassThatIsOnlyForetoldLowersRecallButNotBalancedAccuracy() {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(THREE, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2});
    assertThat(confusion.recall().value()).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(confusion.balancedAccuracy()).isEqualTo(MetricValue.of(0.75));
  }

  @Test
  void matthewsIsZeroForOneAnswerAndUndefinedForOneTruth() {
    assertThat(ConfusionMatrix.of(TWO, new int[] {0, 1}, new int[] {1, 1}).matthews())
        .isEqualTo(MetricValue.of(0));
    assertThat(ConfusionMatrix.of(TWO, new int[] {1, 1}, new int[] {0, 1}).matthews())
        .isEqualTo(MetricValue.undefined("only class yes among the rows"));
  }

  /** Deeplearning4j's own macro F1 is that of the mean precision and recall. */
  private static double meanF1(Evaluation evaluation) {
    return (evaluation.f1(0) + evaluation.f1(1) + evaluation.f1(2)) / 3;
  }
}
