package io.sparktune.pruning;

import io.sparktune.trial.Direction;

/**
 * The properties of a study that a pruner depends on.
 *
 * @param mostEpochs of a trial that is never stopped
 * @param trials trials of the study
 * @param firstTrial the number of the first one
 */
public record StudyShape(int mostEpochs, Direction direction, int trials, int firstTrial) {

  public StudyShape {
    if (mostEpochs < 1 || trials < 1 || firstTrial < 0) {
      throw new IllegalArgumentException(
          trials + " trials from number " + firstTrial + " of at most " + mostEpochs + " epochs");
    }
  }
}
