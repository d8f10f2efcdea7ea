package io.sparktune.study;

import io.sparktune.pruning.FoldRace;
import io.sparktune.pruning.Pruner;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goals;
import java.util.List;

/**
 * By what the trials of a study are judged.
 *
 * @param folds of each trial
 * @param mostEpochs of a fold that nobody stops
 * @param window in strict mode, trial n is proposed and judged by what the trials up to n - window
 *     gave, whatever else is known by then; 0 where everything is used that is known
 */
public record StudyRules(
    int folds, Goals goals, int mostEpochs, Pruner pruner, FoldRace race, int window) {

  public StudyRules {
    if (folds < 1 || mostEpochs < 1 || window < 0) {
      throw new IllegalArgumentException(
          folds + " folds of " + mostEpochs + " epochs in a window of " + window);
    }
  }

  boolean isStrict() {
    return window > 0;
  }

  /** Which way the first goal's score gets better. */
  public Direction direction() {
    return goals.first().direction();
  }

  /** The first goal's score with its sign such that more is better; negative infinity for none. */
  double merit(Double score) {
    return score == null ? Double.NEGATIVE_INFINITY : goals.first().merit(score);
  }

  /** The merits of a complete trial, one for each goal. */
  List<Double> merits(FinishedTrial complete) {
    return goals.all().stream().map(goal -> goal.merit(complete.scoreFor(goal))).toList();
  }
}
