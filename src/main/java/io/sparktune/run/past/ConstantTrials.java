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

  /** The observations of these trials. */
  public static List<Observation> observations(StudyState state) {
    Set<Integer> changed =
        state.finished().stream()
            .map(FinishedTrial::trial)
            .filter(trial -> trial.origin() != null)
            .map(Trial::number)
            .collect(Collectors.toCollection(TreeSet::new));
    return state.observations().stream().filter(each -> !changed.contains(each.trial())).toList();
  }
}
