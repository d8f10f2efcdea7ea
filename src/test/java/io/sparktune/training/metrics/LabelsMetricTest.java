package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that scikit-learn 1.2 gave for the same predictions. */
final class LabelsMetricTest {

  private static final int ROWS = 50;
  private static final List<String> LABELS = List.of("a", "b", "c", "d");

  private static LabelsPredictions predictions() {
    byte[][] truth = new byte[ROWS][LABELS.size()];
    float[] probabilities = new float[ROWS * LABELS.size()];
    for (int row = 0; row < ROWS; row++) {
      for (int label = 0; label < LABELS.size(); label++) {
        truth[row][label] = (byte) ((row * 7 + label * 11 + row * label) % 7 < 3 ? 1 : 0);
        int more = truth[row][label] == 1 ? 25 : 0;
        int of70 = (row * 13 + label * 29 + row * label * 3) % 41 + more + 1;
        probabilities[row * LABELS.size() + label] = (float) (of70 / 70.0);
      }
    }
    return new LabelsPredictions(LABELS, truth, probabilities);
  }

  @ParameterizedTest
  @CsvSource({
    "exact-match, '', 0.42",
    "micro-f1, '', 0.8090909090909092",
    "macro-f1, '', 0.7876338132152085",
    "macro-f1, a, 0.888888888888889",
    "macro-f1, d, 0.7619047619047619",
    "mean-average-precision, '', 0.918359610858565",
    "mean-average-precision, b, 0.8899030025607866",
    "hamming-loss, '', 0.21"
  })
  void valuesAreThoseOfScikitLearn(String key, String label, double value) {
    MetricValue measured = predictions().measure(Metrics.standard().require(key), label);
    assertThat(measured.value()).isCloseTo(value, within(1e-9));
  }

  @Test
  void whatNoRowHasHasNoValue() {
    LabelsPredictions none =
        new LabelsPredictions(List.of("a", "b"), new byte[][] {{0, 1}}, new float[] {0.1f, 0.9f});
    assertThat(none.measure(LabelsMetric.MEAN_AVERAGE_PRECISION, "a").reason())
        .isEqualTo("no row has label a");
    assertThat(none.measure(LabelsMetric.MACRO_F1, "a").reason())
        .isEqualTo("label a has no rows and was never predicted");
    assertThat(none.measure(LabelsMetric.MEAN_AVERAGE_PRECISION).value()).isEqualTo(1);
    assertThat(none.measure(LabelsMetric.MACRO_F1).value()).isEqualTo(1);
    assertThat(none.measure(LabelsMetric.EXACT_MATCH).value()).isEqualTo(1);
  }

  @Test
  void metricsOfClassesAreRefused() {
    assertThatThrownBy(() -> predictions().measure(StandardClassMetric.F1))
        .hasMessage("f1 is not a metric of sets of labels");
    assertThatThrownBy(() -> predictions().measure(LabelsMetric.MACRO_F1, "e"))
        .hasMessage("there is no label e among [a, b, c, d]");
  }
}
