package io.sparktune.study;

import io.sparktune.pruning.FoldRace;
import io.sparktune.pruning.Pruner;
import io.sparktune.trial.Direction;

/**
 * By what the trials of a study are judged.
 *
 * @param folds of each trial
 * @param mostEpochs of a fold that nobody stops
 * @param window in strict mode, trial n is proposed and judged by what the trials up to n - window
 *     gave, whatever else is known by then; 0 where everything is used that is known
 */
public record StudyRules(
    int folds, Direction direction, int mostEpochs, Pruner pruner, FoldRace race, int window) {

  public StudyRules {
    if (folds < 1 || mostEpochs < 1 || window < 0) {
      throw new IllegalArgumentException(
          folds + " folds of " + mostEpochs + " epochs in a window of " + window);
    }
  }

  boolean isStrict() {
    return window > 0;
  }

  /** A score with its sign such that more is better; negative infinity for none. */
  double merit(Double score) {
    if (score == null) {
      return Double.NEGATIVE_INFINITY;
    }
    return direction == Direction.MAXIMIZE ? score : -score;
  }
}
