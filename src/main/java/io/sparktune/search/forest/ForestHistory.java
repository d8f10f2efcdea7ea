package io.sparktune.search.forest;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/** The completed trials and their features. */
final class ForestHistory implements Learner {

  private final Features features;
  private final List<Observation> trials = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();

  ForestHistory(Features features) {
    this.features = features;
  }

  @Override
  public void learn(Observation observation) {
    trials.add(observation);
    points.add(features.of(observation.values()));
  }

  /** Whether so many trials have ended, and one of them is complete. */
  boolean isEnough(int least) {
    return trials.size() >= least
        && trials.stream().anyMatch(trial -> trial.state() == TrialState.COMPLETE);
  }

  List<Observation> trials() {
    return trials;
  }

  /** Features of each trial. */
  List<double[]> points() {
    return points;
  }
}
