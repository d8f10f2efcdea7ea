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

  /** By true class and predicted class. */
  private final long[][] counts;

  private ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  static ConfusionMatrix of(List<String> labels, int[] truth, int[] predicted) {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int row = 0; row < truth.length; row++) {
      counts[truth[row]][predicted[row]]++;
    }
    return new ConfusionMatrix(labels, counts);
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
    return new ClassReport(
        places()
            .mapToObj(
                place ->
                    new ClassReport.OfClass(
                        labels.get(place),
                        actual(place),
                        predicted(place),
                        right(place),
                        labels.size() > MOST_CLASSES
                            ? List.of()
                            : Arrays.stream(counts[place]).boxed().toList()))
            .toList());
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
    return counts[place][place];
  }

  private long actual(int place) {
    return IntStream.range(0, labels.size()).mapToLong(other -> counts[place][other]).sum();
  }

  private long predicted(int place) {
    return places().mapToLong(other -> counts[other][place]).sum();
  }

  private long total() {
    return places().mapToLong(this::actual).sum();
  }
}
