package io.sparktune.training.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The confusion matrix of a classification. The definitions of metrics are those of scikit-learn:
 * precision, recall and F1 of two classes are those of the second one; of more classes the plain
 * mean over all that are among the rows or were predicted, in which a fraction of nothing counts as
 * 0. For a single class, a fraction of nothing is undefined.
 */
final class ConfusionMatrix {

  /** Of a matrix that is written. */
  private static final int MOST_CLASSES = 1_000;

  private final List<String> labels;

  private final int[] truth;
  private final int[] predicted;

  private final long[] actualOf;
  private final long[] predictedOf;
  private final long[] rightOf;

  private ConfusionMatrix(List<String> labels, int[] truth, int[] predicted) {
    this.labels = labels;
    this.truth = truth;
    this.predicted = predicted;
    this.actualOf = new long[labels.size()];
    this.predictedOf = new long[labels.size()];
    this.rightOf = new long[labels.size()];
    for (int row = 0; row < truth.length; row++) {
      actualOf[truth[row]]++;
      predictedOf[predicted[row]]++;
      rightOf[truth[row]] += truth[row] == predicted[row] ? 1 : 0;
    }
  }

  /** Only its sums are kept: with thousands of classes the matrix is larger than the rows. */
  static ConfusionMatrix of(List<String> labels, int[] truth, int[] predicted) {
    return new ConfusionMatrix(labels, truth, predicted);
  }

  MetricValue accuracy() {
    long right = places().mapToLong(this::right).sum();
    return MetricValue.of((double) right / total());
  }

  /** The mean recall of the classes among the rows. */
  MetricValue balancedAccuracy() {
    return MetricValue.of(
        places()
            .filter(place -> actual(place) > 0)
            .mapToDouble(place -> (double) right(place) / actual(place))
            .average()
            .orElseThrow());
  }

  MetricValue precision() {
    return labels.size() == 2
        ? precisionAt(1)
        : mean(place -> ratio(right(place), predicted(place)));
  }

  MetricValue recall() {
    return labels.size() == 2 ? recallAt(1) : mean(place -> ratio(right(place), actual(place)));
  }

  MetricValue f1() {
    return labels.size() == 2
        ? f1At(1)
        : mean(place -> ratio(2 * right(place), predicted(place) + actual(place)));
  }

  MetricValue precisionAt(int place) {
    return predicted(place) == 0
        ? MetricValue.undefined("class " + labels.get(place) + " was never predicted")
        : MetricValue.of(ratio(right(place), predicted(place)));
  }

  MetricValue recallAt(int place) {
    return actual(place) == 0
        ? MetricValue.undefined("no row is of class " + labels.get(place))
        : MetricValue.of(ratio(right(place), actual(place)));
  }

  MetricValue f1At(int place) {
    return predicted(place) + actual(place) == 0
        ? MetricValue.undefined(
            "class " + labels.get(place) + " has no rows and was never predicted")
        : MetricValue.of(ratio(2 * right(place), predicted(place) + actual(place)));
  }

  /** The R_K statistic (Gorodkin, 2004); 0 where one class was predicted for all rows. */
  MetricValue matthews() {
    double total = total();
    double right = places().mapToLong(this::right).sum();
    double both = sum(place -> (double) actual(place) * predicted(place));
    double actualSquares = sum(place -> (double) actual(place) * actual(place));
    double predictedSquares = sum(place -> (double) predicted(place) * predicted(place));
    if (actualSquares == total * total) {
      return MetricValue.undefined(onlyClass());
    }
    double spread =
        Math.sqrt(total * total - actualSquares) * Math.sqrt(total * total - predictedSquares);
    return MetricValue.of(spread == 0 ? 0 : (right * total - both) / spread);
  }

  /** Cohen's kappa; undefined where chance alone would agree on every row. */
  MetricValue kappa() {
    double total = total();
    double observed = places().mapToLong(this::right).sum() / total;
    double byChance = sum(place -> (double) actual(place) * predicted(place)) / (total * total);
    return byChance == 1
        ? MetricValue.undefined(onlyClass())
        : MetricValue.of((observed - byChance) / (1 - byChance));
  }

  /** Without the matrix where it would be longer than anybody reads. */
  ClassReport report() {
    boolean isWritten = labels.size() <= MOST_CLASSES;
    long[][] counts = isWritten ? counts() : new long[0][];
    return new ClassReport(
        places()
            .mapToObj(
                place ->
                    new ClassReport.OfClass(
                        labels.get(place),
                        actual(place),
                        predicted(place),
                        right(place),
                        isWritten ? Arrays.stream(counts[place]).boxed().toList() : List.of()))
            .toList());
  }

  /** By true class and predicted class. */
  private long[][] counts() {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int row = 0; row < truth.length; row++) {
      counts[truth[row]][predicted[row]]++;
    }
    return counts;
  }

  private String onlyClass() {
    int only = places().filter(place -> actual(place) > 0).findFirst().orElseThrow();
    return "only class " + labels.get(only) + " among the rows";
  }

  private MetricValue mean(IntToDoubleFunction ofClass) {
    return MetricValue.of(
        places()
            .filter(place -> actual(place) + predicted(place) > 0)
            .mapToDouble(ofClass)
            .average()
            .orElseThrow());
  }

  private double sum(IntToDoubleFunction ofClass) {
    return places().mapToDouble(ofClass).sum();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private IntStream places() {
    return IntStream.range(0, labels.size());
  }

  private long right(int place) {
    return rightOf[place];
  }

  private long actual(int place) {
    return actualOf[place];
  }

  private long predicted(int place) {
    return predictedOf[place];
  }

  private long total() {
    return truth.length;
  }
}
