package io.sparktune.training.diagnostics;

import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.NumberPredictions;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row with a large error.
 *
 * @param row its name
 * @param error of a number its distance from the truth; of classes 1 less the probability of the
 *     true one; of several labels the mean of that over all
 */
public record RowError(String row, String actual, String predicted, double error)
    implements Serializable {

  private static final int MOST = 20;
  private static final int LONGEST = 200;

  static List<RowError> largest(ClassPredictions predictions, RowNames names) {
    List<String> labels = predictions.labels();
    return largest(
        predictions.rows(),
        row -> 1 - probability(predictions.probability(row, predictions.truth(row))),
        names::of,
        row -> labels.get(predictions.truth(row)),
        row -> labels.get(predictions.predicted(row)));
  }

  static List<RowError> largest(LabelsPredictions predictions, RowNames names) {
    List<String> labels = predictions.labels();
    return largest(
        predictions.rows(),
        row ->
            IntStream.range(0, labels.size())
                .mapToDouble(
                    label ->
                        Math.abs(
                            (predictions.has(row, label) ? 1 : 0)
                                - probability(predictions.probability(row, label))))
                .average()
                .orElse(0),
        names::of,
        row -> joined(labels, label -> predictions.has(row, label)),
        row -> joined(labels, label -> predictions.isPredicted(row, label)));
  }

  static List<RowError> largest(NumberPredictions predictions, RowNames names) {
    return largest(
        predictions.rows(),
        i -> Math.abs(predictions.predicted(i) - predictions.truth(i)),
        i -> names.of(i, predictions.rows()),
        i -> String.valueOf(predictions.truth(i)),
        i -> String.valueOf(predictions.predicted(i)));
  }

  private static List<RowError> largest(
      int count,
      IntToDoubleFunction error,
      IntFunction<String> name,
      IntFunction<String> actual,
      IntFunction<String> predicted) {
    double[] errors = IntStream.range(0, count).mapToDouble(error).toArray();
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -errors[i]).thenComparing(i -> i))
        .limit(MOST)
        .map(
            i ->
                new RowError(
                    name.apply(i), cut(actual.apply(i)), cut(predicted.apply(i)), errors[i]))
        .toList();
  }

  private static String joined(List<String> labels, IntPredicate isOn) {
    return IntStream.range(0, labels.size())
        .filter(isOn)
        .mapToObj(labels::get)
        .collect(Collectors.joining(", "));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  /** The number that the digits of a probability say. */
  private static double probability(float shown) {
    return Double.parseDouble(Float.toString(shown));
  }
}
