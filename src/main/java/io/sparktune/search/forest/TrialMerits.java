package io.sparktune.search.forest;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One merit for each ended trial. A pruned trial has that of the complete one just below it at its
 * last rung, so that it never counts as better than a trial that continued; a failed one has the
 * worst.
 */
final class TrialMerits {

  /** Of the sum of all goals, beside the worst of them (Knowles 2006). */
  private static final double AUGMENTATION = 0.05;

  private final double[] weights;
  private final double[] least;
  private final double[] most;
  private final Map<Integer, TreeMap<Double, Double>> byRung = new TreeMap<>();
  private double worst = Double.POSITIVE_INFINITY;

  /**
   * @param weights of the goals, at least 0, of which the sum is 1
   */
  TrialMerits(List<Observation> trials, double[] weights) {
    this.weights = weights;
    this.least = new double[weights.length];
    this.most = new double[weights.length];
    List<Observation> complete =
        trials.stream().filter(trial -> trial.state() == TrialState.COMPLETE).toList();
    for (int goal = 0; goal < weights.length; goal++) {
      int place = goal;
      List<Double> merits = complete.stream().map(trial -> trial.merits().get(place)).toList();
      least[goal] = merits.isEmpty() ? 0 : Collections.min(merits);
      most[goal] = merits.isEmpty() ? 0 : Collections.max(merits);
    }
    for (Observation trial : complete) {
      double merit = ofComplete(trial);
      worst = Math.min(worst, merit);
      trial
          .rungs()
          .forEach(
              (epoch, before) ->
                  byRung
                      .computeIfAbsent(epoch, unused -> new TreeMap<>())
                      .merge(before, merit, Math::min));
    }
    if (complete.isEmpty()) {
      worst = 0;
    }
  }

  double of(Observation trial) {
    return switch (trial.state()) {
      case COMPLETE -> ofComplete(trial);
      case PRUNED -> ofPruned(trial.rungs());
      case FAILED, OPEN -> worst;
    };
  }

  private double ofPruned(SortedMap<Integer, Double> rungs) {
    TreeMap<Double, Double> others = rungs.isEmpty() ? null : byRung.get(rungs.lastKey());
    if (others == null) {
      return worst;
    }
    Map.Entry<Double, Double> below = others.floorEntry(rungs.get(rungs.lastKey()));
    return below == null ? worst : below.getValue();
  }

  /** For several goals, the Chebyshev scalarisation of what they lack. */
  private double ofComplete(Observation trial) {
    if (weights.length == 1) {
      return trial.merits().get(0);
    }
    double greatest = 0;
    double sum = 0;
    for (int goal = 0; goal < weights.length; goal++) {
      double range = most[goal] - least[goal];
      double lack =
          range == 0 ? 0 : weights[goal] * (most[goal] - trial.merits().get(goal)) / range;
      greatest = Math.max(greatest, lack);
      sum += lack;
    }
    return -greatest - AUGMENTATION * sum;
  }
}
