package io.sparktune.training.diagnostics;

import io.sparktune.training.metrics.ClassPredictions;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one class that are said to be of another.
 *
 * @param truth the class that they are of
 * @param predicted the class that they are said to be of
 */
public record Confusion(String truth, String predicted, long rows) implements Serializable {

  private static final int MOST = 30;

  /** The most frequent first; of equals those of the first classes. */
  static List<Confusion> mostFrequent(ClassPredictions predictions) {
    int classes = predictions.labels().size();
    Map<Long, Long> counts = new HashMap<>();
    for (int row = 0; row < predictions.rows(); row++) {
      if (predictions.predicted(row) != predictions.truth(row)) {
        long pair = (long) predictions.truth(row) * classes + predictions.predicted(row);
        counts.merge(pair, 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Long, Long>>comparingLong(pair -> -pair.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(
            pair ->
                new Confusion(
                    predictions.labels().get((int) (pair.getKey() / classes)),
                    predictions.labels().get((int) (pair.getKey() % classes)),
                    pair.getValue()))
        .toList();
  }
}
