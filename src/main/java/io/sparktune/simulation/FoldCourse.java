package io.sparktune.simulation;

import io.sparktune.trial.FoldOutcome;
import java.time.Duration;
import java.util.List;

/**
 * How a fold goes if nobody stops it.
 *
 * @param setUp before the first epoch of each stretch
 * @param failure what it ends with after its last epoch, null where it is scored
 */
public record FoldCourse(Duration setUp, List<Epoch> epochs, FoldOutcome.Failed failure) {

  public FoldCourse {
    epochs = List.copyOf(epochs);
    if (setUp.isNegative()) {
      throw new IllegalArgumentException("the set-up takes " + setUp);
    }
    if (epochs.isEmpty() && failure == null) {
      throw new IllegalArgumentException("a fold without epochs has neither score nor failure");
    }
  }

  /**
   * An epoch.
   *
   * @param score on the validation rows, null where it is undefined
   * @param nanos of training and scoring
   */
  public record Epoch(Double score, long nanos) {

    public Epoch {
      if (nanos < 0) {
        throw new IllegalArgumentException("the epoch takes " + nanos + " ns");
      }
    }
  }
}
