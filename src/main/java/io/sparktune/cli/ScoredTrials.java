package io.sparktune.cli;

import io.sparktune.importance.ScoredValues;
import io.sparktune.study.FinishedTrial;
import io.sparktune.study.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.TrialState;
import java.util.List;

/** What importances are told from: complete trials, since others have no score of all folds. */
final class ScoredTrials {

  private ScoredTrials() {}

  static List<ScoredValues> of(StudyState state) {
    Direction direction = state.rules().direction();
    return state.finished().stream()
        .filter(over -> over.state() == TrialState.COMPLETE)
        .map(over -> new ScoredValues(over.trial().values(), merits(over, direction)))
        .toList();
  }

  private static List<Double> merits(FinishedTrial over, Direction direction) {
    return direction == Direction.MAXIMIZE
        ? over.foldScores()
        : over.foldScores().stream().map(score -> -score).toList();
  }
}
