package io.sparktune.cli;

import io.sparktune.search.Observation;
import io.sparktune.study.FinishedTrial;
import io.sparktune.study.StudyState;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Trials that had the same values in all epochs, so that their scores are those of their values.
 */
final class ConstantTrials {

  private ConstantTrials() {}

  /** What is told of those that are over. */
  static List<Observation> told(StudyState state) {
    Set<Integer> changed =
        state.finished().stream()
            .map(FinishedTrial::trial)
            .filter(trial -> trial.origin() != null)
            .map(Trial::number)
            .collect(Collectors.toCollection(TreeSet::new));
    return state.told().stream().filter(told -> !changed.contains(told.trial())).toList();
  }
}
