package io.sparktune.search;

import io.sparktune.space.Values;

/**
 * A trial in flight that a new one can resume from.
 *
 * @param epoch the last after which all of its folds have checkpoints
 * @param merit by the first goal after this epoch
 */
public record ResumableTrial(int trial, Values values, int epoch, double merit) {

  public ResumableTrial {
    if (epoch < 1 || Double.isNaN(merit)) {
      throw new IllegalArgumentException(
          "trial " + trial + " is kept after epoch " + epoch + " with a merit of " + merit);
    }
  }
}
