package io.sparktune.run.past;

import io.sparktune.search.Observation;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Trials that had the same values in all epochs, so that their scores are those of their values.
 */
public final class ConstantTrials {

  private ConstantTrials() {}

  /** What is told of those that are over. */
  public static List<Observation> told(StudyState state) {
    Set<Integer> changed =
        state.finished().stream()
            .map(FinishedTrial::trial)
            .filter(trial -> trial.origin() != null)
            .map(Trial::number)
            .collect(Collectors.toCollection(TreeSet::new));
    return state.observations().stream().filter(told -> !changed.contains(told.trial())).toList();
  }
}
