package io.sparktune.search.tpe;

import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * All trials of a study at one moment. Pending trials that were compared at a rung count as if they
 * had been pruned there, with numbers that follow those of the completed trials. The others are
 * silent.
 */
final class Trials {

  private final TrialHistory history;
  private final List<Observation> running = new ArrayList<>();
  private final List<double[]> runningPoints = new ArrayList<>();
  private final List<double[]> silentPoints = new ArrayList<>();

  Trials(Space space, int goals, TrialHistory history, List<Observation> pending) {
    this.history = history;
    for (Observation observation : pending) {
      double[] point = space.pointOf(observation.values());
      if (goals == 1 && !observation.rungs().isEmpty() && observation.isFeasible()) {
        running.add(observation);
        runningPoints.add(point);
      } else {
        silentPoints.add(point);
      }
    }
  }

  /** The number of trials that have ended or were compared at a rung. */
  int size() {
    return history.size() + running.size();
  }

  double[] point(int number) {
    return number < history.size()
        ? history.point(number)
        : runningPoints.get(number - history.size());
  }

  /** The points of pending trials without a result. */
  List<double[]> silentPoints() {
    return silentPoints;
  }

  GoodTrials good(GoodShare share) {
    return history.good(share.of(history.ranked() + running.size()), running);
  }

  List<OutcomeRequirement> requirements() {
    return history.requirements();
  }
}
