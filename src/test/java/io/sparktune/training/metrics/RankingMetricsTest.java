package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.evaluation.classification.ROCMultiClass;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class RankingMetricsTest {

  private static final List<String> TWO = List.of("no", "yes");
  private static final List<String> THREE = List.of("a", "b", "c");

  @Test
  void areasOfTheExampleInScikitLearn() {
    // scikit-learn's documentation: roc_auc_score 0.75, average_precision_score 0.83.
    RankingMetrics ranking = binary(new int[] {0, 0, 1, 1}, 0.1f, 0.4f, 0.35f, 0.8f);
    assertThat(ranking.rocArea()).isEqualTo(MetricValue.of(0.75));
    assertThat(ranking.averagePrecision().value()).isCloseTo(5.0 / 6, within(1e-12));
  }

  @Test
  void equalProbabilitiesCountHalf() {
    int[] truth = {0, 1, 0, 1, 1};
    assertThat(binary(truth, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f).rocArea())
        .isEqualTo(MetricValue.of(0.5));
    assertThat(binary(truth, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f).averagePrecision())
        .isEqualTo(MetricValue.of(0.6));
    // Of six pairs four are right and one is tied.
    assertThat(binary(truth, 0.5f, 0.5f, 0.6f, 0.7f, 0.8f).rocArea().value())
        .isCloseTo(4.5 / 6, within(1e-12));
  }

  @Test
  void rocAreaIsTheShareOfRightPairs() {
    SplittableRandom random = new SplittableRandom(11);
    int[] truth = random.ints(200, 0, 2).toArray();
    float[] scores = new float[truth.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = random.nextInt(20) / 20f; // with many ties
    }
    double right = 0;
    int pairs = 0;
    for (int positive = 0; positive < truth.length; positive++) {
      for (int negative = 0; negative < truth.length; negative++) {
        if (truth[positive] == 1 && truth[negative] == 0) {
          pairs++;
          right += (1 + Math.signum(scores[positive] - scores[negative])) / 2.0;
        }
      }
    }
    assertThat(binary(truth, scores).rocArea().value()).isCloseTo(right / pairs, within(1e-12));
  }

  @Test
  void areasOfThreeClassesAreMeansOfOneAgainstTheRest() {
    SplittableRandom random = new SplittableRandom(5);
    int rows = 120;
    int[] truth = random.ints(rows, 0, 3).toArray();
    float[] probabilities = new float[rows * 3];
    for (int row = 0; row < rows; row++) {
      float[] weights = {
        (float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()
      };
      weights[truth[row]] += 0.4f;
      for (int place = 0; place < 3; place++) {
        probabilities[row * 3 + place] = weights[place] / (weights[0] + weights[1] + weights[2]);
      }
    }
    ROCMultiClass expected = new ROCMultiClass(0);
    expected.eval(oneHot(truth), Nd4j.create(probabilities, new long[] {rows, 3}, 'c'));
    assertThat(new RankingMetrics(THREE, truth, probabilities).rocArea().value())
        .isCloseTo(expected.calculateAverageAUC(), within(1e-5)); // theirs is in floats
  }

  @Test
  void rocAreaOfTwoClassesIsDeeplearning4js() {
    int[] truth = {0, 1, 1, 0, 1, 0, 0, 1};
    float[] scores = {0.1f, 0.9f, 0.4f, 0.35f, 0.8f, 0.7f, 0.2f, 0.65f};
    ROC expected = new ROC(0);
    INDArray column = Nd4j.create(new float[] {0, 1, 1, 0, 1, 0, 0, 1}, new long[] {8, 1}, 'c');
    expected.eval(column, Nd4j.create(scores, new long[] {8, 1}, 'c'));
    assertThat(binary(truth, scores).rocArea().value())
        .isCloseTo(expected.calculateAUC(), within(1e-6));
  }

  @Test
  void oneClassAmongTheRowsHasNoAreas() {
    MetricValue undefined = MetricValue.undefined("only class no among the rows");
    assertThat(binary(new int[] {0, 0}, 0.3f, 0.6f).rocArea()).isEqualTo(undefined);
    assertThat(binary(new int[] {0, 0}, 0.3f, 0.6f).averagePrecision()).isEqualTo(undefined);
    assertThat(
            new RankingMetrics(THREE, new int[] {2}, new float[] {0.2f, 0.3f, 0.5f})
                .rocArea()
                .reason())
        .isEqualTo("only class c among the rows");
  }

  @Test
  void aClassThatNoRowHasIsLeftOutOfTheMean() {
    float[] probabilities = {0.8f, 0.1f, 0.1f, 0.3f, 0.6f, 0.1f};
    assertThat(new RankingMetrics(THREE, new int[] {0, 1}, probabilities).rocArea())
        .isEqualTo(MetricValue.of(1));
  }

  @Test
  void logLossIsTheMeanLogarithmAndClipped() {
    assertThat(binary(new int[] {1, 0}, 0.8f, 0.4f).logLoss().value())
        .isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-7));
    assertThat(binary(new int[] {1}, 0f).logLoss().value())
        .isCloseTo(-Math.log(1e-7), within(1e-9));
  }

  private static RankingMetrics binary(int[] truth, float... ofSecond) {
    float[] probabilities = new float[2 * ofSecond.length];
    for (int row = 0; row < ofSecond.length; row++) {
      probabilities[2 * row] = 1 - ofSecond[row];
      probabilities[2 * row + 1] = ofSecond[row];
    }
    return new RankingMetrics(TWO, truth, probabilities);
  }

  private static INDArray oneHot(int[] truth) {
    float[] labels = new float[truth.length * 3];
    for (int row = 0; row < truth.length; row++) {
      labels[row * 3 + truth[row]] = 1;
    }
    return Nd4j.create(labels, new long[] {truth.length, 3}, 'c');
  }
}
