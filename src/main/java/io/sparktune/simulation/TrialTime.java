package io.sparktune.simulation;

import io.sparktune.trial.Trial;
import java.time.Duration;

/**
 * The mean time of a trial's scored folds in an earlier run.
 *
 * @param setUp beside the epochs
 * @param epoch each of them
 */
public record TrialTime(Trial trial, Duration setUp, Duration epoch, int epochs) {

  /** Of the whole fold. */
  public Duration fold() {
    return setUp.plus(epoch.multipliedBy(epochs));
  }
}
