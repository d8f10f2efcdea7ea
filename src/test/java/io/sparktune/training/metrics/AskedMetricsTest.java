package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that scikit-learn 1.2 and numpy gave for the same predictions. */
final class AskedMetricsTest {

  private static final int ROWS = 60;

  private static ClassPredictions predictions(int classes) {
    float[] probabilities = new float[ROWS * classes];
    int[] truth = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      double[] weights = new double[classes];
      for (int label = 0; label < classes; label++) {
        boolean likely = label == row * 5 % classes && row % 3 != 0;
        weights[label] = (row * 31 + label * 17 + row * label * 7) % 23 + 1 + (likely ? 20 : 0);
        sum += weights[label];
      }
      for (int label = 0; label < classes; label++) {
        probabilities[row * classes + label] = (float) (weights[label] / sum);
      }
      truth[row] = row % 4 != 0 ? row * 5 % classes : row / 4 % classes;
    }
    List<String> labels = IntStream.range(0, classes).mapToObj(label -> "c" + label).toList();
    return new ClassPredictions(labels, truth, probabilities);
  }

  @ParameterizedTest
  @CsvSource({
    "2, accuracy, 0.7333333333333333",
    "2, cohen-kappa, 0.46248600223964165",
    "2, brier-score, 0.21203023700701173",
    "2, calibration-error, 0.1590912242730459",
    "4, accuracy, 0.5666666666666667",
    "4, cohen-kappa, 0.4161676646706587",
    "4, brier-score, 0.659440883651534",
    "4, calibration-error, 0.11272226870059969",
    "4, top-1-accuracy, 0.5666666666666667",
    "4, top-2-accuracy, 0.7166666666666667",
    "4, top-3-accuracy, 0.85",
    "7, cohen-kappa, 0.43634596695821193",
    "7, brier-score, 0.7329726147070964",
    "7, calibration-error, 0.21736262490351996",
    "7, top-2-accuracy, 0.65",
    "7, top-3-accuracy, 0.7333333333333333",
    "7, top-5-accuracy, 0.8666666666666667"
  })
  void valuesAreThoseOfOthers(int classes, String key, double value) {
    MetricValue measured = predictions(classes).measure(Metrics.standard().require(key));
    assertThat(measured.value()).isCloseTo(value, within(1e-7));
  }

  @Test
  void theFirstOfEqualsIsAsOneReadsThem() {
    ClassPredictions equal =
        new ClassPredictions(
            List.of("a", "b", "c"), new int[] {0, 2}, new float[] {0.5f, 0.5f, 0, 0.5f, 0, 0.5f});
    assertThat(equal.measure(new TopAccuracy(1)).value()).isEqualTo(0.5);
    assertThat(equal.measure(new TopAccuracy(2)).value()).isEqualTo(1);
  }

  @Test
  void allClassesAreNoChoice() {
    assertThat(predictions(4).measure(new TopAccuracy(4)).reason())
        .isEqualTo("there are 4 classes, all of them among the first 4");
  }

  @Test
  void aFoldMeasuresThemOnlyWhereAStudyNamesThem() {
    List<String> named = List.of("brier-score", "top-3-accuracy", "top-3-accuracy");
    assertThat(keys(Task.CLASSIFICATION, List.of()))
        .contains("accuracy", "log-loss")
        .doesNotContain("brier-score", "cohen-kappa");
    assertThat(keys(Task.CLASSIFICATION, named))
        .containsOnlyOnce("brier-score", "top-3-accuracy")
        .doesNotContain("cohen-kappa");
    assertThat(keys(Task.REGRESSION, named)).doesNotContainAnyElementsOf(named);
    assertThat(Metrics.standard().keys()).contains("top-5-accuracy", "cohen-kappa");
    assertThat(Metrics.standard().named("top-0-accuracy")).isEmpty();
    assertThat(Metrics.ofScores(List.of()).named("top-5-accuracy")).isEmpty();
  }

  private static List<String> keys(Task task, List<String> named) {
    return Metrics.standard().measured(task, named, List.of()).metrics().stream()
        .map(Metric::key)
        .toList();
  }
}
