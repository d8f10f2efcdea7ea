package io.sparktune.training.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Rows by whether they have each label and are said to have it. As in {@link ConfusionMatrix},
 * means are over the labels that are among the rows or were predicted.
 */
final class LabelCounts {

  private final LabelsPredictions predictions;
  private final long[] right;
  private final long[] actual;
  private final long[] predicted;
  private long exactRows;

  LabelCounts(LabelsPredictions predictions) {
    int labels = predictions.labels().size();
    this.predictions = predictions;
    this.right = new long[labels];
    this.actual = new long[labels];
    this.predicted = new long[labels];
    for (int row = 0; row < predictions.rows(); row++) {
      boolean isExact = true;
      for (int label = 0; label < labels; label++) {
        boolean has = predictions.has(row, label);
        boolean said = predictions.isPredicted(row, label);
        actual[label] += has ? 1 : 0;
        predicted[label] += said ? 1 : 0;
        right[label] += has && said ? 1 : 0;
        isExact &= has == said;
      }
      exactRows += isExact ? 1 : 0;
    }
  }

  MetricValue exactMatch() {
    return MetricValue.of((double) exactRows / predictions.rows());
  }

  /** The share of labels that are said wrongly. */
  MetricValue hammingLoss() {
    long wrong = Arrays.stream(actual).sum() + Arrays.stream(predicted).sum() - 2 * rightOnes();
    return MetricValue.of((double) wrong / predictions.rows() / right.length);
  }

  MetricValue microF1() {
    long both = Arrays.stream(actual).sum() + Arrays.stream(predicted).sum();
    return both == 0
        ? MetricValue.undefined("no row has a label, and none was predicted")
        : MetricValue.of(2.0 * rightOnes() / both);
  }

  MetricValue macroF1() {
    return mean(
        label -> actual[label] + predicted[label] > 0,
        this::f1,
        "no row has a label, and none was predicted");
  }

  MetricValue f1Of(int label) {
    return actual[label] + predicted[label] == 0
        ? MetricValue.undefined(
            "label " + predictions.labels().get(label) + " has no rows and was never predicted")
        : MetricValue.of(f1(label));
  }

  /** The mean over the labels that some row has. */
  MetricValue meanAveragePrecision() {
    return mean(label -> actual[label] > 0, this::averagePrecision, "no row has a label");
  }

  MetricValue averagePrecisionOf(int label) {
    return actual[label] == 0
        ? MetricValue.undefined("no row has label " + predictions.labels().get(label))
        : MetricValue.of(averagePrecision(label));
  }

  ClassReport report() {
    return new ClassReport(
        IntStream.range(0, right.length)
            .mapToObj(
                label ->
                    new ClassReport.OfClass(
                        predictions.labels().get(label),
                        actual[label],
                        predicted[label],
                        right[label],
                        List.of()))
            .toList());
  }

  private double f1(int label) {
    return 2.0 * right[label] / (actual[label] + predicted[label]);
  }

  private double averagePrecision(int label) {
    int[] truth = new int[predictions.rows()];
    float[] probabilities = new float[2 * truth.length];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = predictions.has(row, label) ? 1 : 0;
      probabilities[2 * row + 1] = predictions.probability(row, label);
    }
    return RankingMetrics.averagePrecision(truth, probabilities, (int) actual[label]);
  }

  private MetricValue mean(IntPredicate counts, IntToDoubleFunction value, String otherwise) {
    var mean = IntStream.range(0, right.length).filter(counts).mapToDouble(value).average();
    return mean.isPresent() ? MetricValue.of(mean.getAsDouble()) : MetricValue.undefined(otherwise);
  }

  private long rightOnes() {
    return Arrays.stream(right).sum();
  }
}
