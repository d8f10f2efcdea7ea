package io.sparktune.search.earlier;

import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Predicts the rank of values by an earlier study: that of the earlier trials around them. */
final class TransferPrediction {

  private static final int NEIGHBOURS = 5;

  /** So near is as good as equal; equal values decide nearly alone. */
  private static final double NEAREST = 1e-3;

  private final Space space;
  private final boolean[] unordered;
  private final double[][] points;
  private final double[] ranks;

  /**
   * @param earlier at least one of them complete
   */
  TransferPrediction(Space space, List<Observation> earlier) {
    this.space = space;
    unordered = new boolean[space.dimensions()];
    for (int i = 0; i < unordered.length; i++) {
      unordered[i] = !space.parameters().get(i).isOrdered();
    }
    List<Observation> worstFirst =
        earlier.stream()
            .filter(observation -> observation.state() == TrialState.COMPLETE)
            .sorted(Comparator.comparing(observation -> observation.merits().get(0)))
            .toList();
    points = new double[worstFirst.size()][];
    ranks = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = space.pointOf(worstFirst.get(i).values());
      ranks[i] = (i + 0.5) / points.length;
    }
  }

  /** The share of the earlier trials that the values beat, in (0, 1). */
  double rank(Values values) {
    double[] point = space.pointOf(values);
    double[] distances = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      distances[i] = distance(point, points[i]);
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double farthest = sorted[Math.min(NEIGHBOURS, sorted.length) - 1];
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < points.length; i++) {
      if (distances[i] <= farthest) {
        double weight = 1 / (distances[i] + NEAREST);
        sum += weight * ranks[i];
        weights += weight;
      }
    }
    return sum / weights;
  }

  /** Gower's: differences along the parameters, each at most 1, in the mean. */
  private double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      if (Double.isNaN(one[i]) || Double.isNaN(other[i])) {
        sum += Double.isNaN(one[i]) == Double.isNaN(other[i]) ? 0 : 1;
      } else if (unordered[i]) {
        sum += one[i] == other[i] ? 0 : 1;
      } else {
        sum += Math.abs(one[i] - other[i]);
      }
    }
    return sum / one.length;
  }
}
