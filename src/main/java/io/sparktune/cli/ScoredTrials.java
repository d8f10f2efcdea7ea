package io.sparktune.cli;

import io.sparktune.importance.ScoredValues;
import io.sparktune.study.StudyState;
import io.sparktune.trial.Goal;
import io.sparktune.trial.TrialState;
import java.util.List;

/** What importances are told from: complete trials, since others have no score of all folds. */
final class ScoredTrials {

  private ScoredTrials() {}

  static List<ScoredValues> of(StudyState state) {
    Goal goal = state.rules().goals().first();
    return state.finished().stream()
        .filter(over -> over.state() == TrialState.COMPLETE)
        .map(
            over ->
                new ScoredValues(
                    over.trial().values(), over.foldScores().stream().map(goal::merit).toList()))
        .toList();
  }
}
