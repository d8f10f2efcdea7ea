package io.sparktune.simulation;

import io.sparktune.trial.Trial;

import java.time.Duration;

/**
 * How long a fold of a trial took in an earlier run, on average over those that were scored.
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
