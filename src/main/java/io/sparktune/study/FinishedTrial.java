package io.sparktune.study;

import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A trial that is over.
 *
 * @param score mean over the folds, null where the trial failed
 * @param scoreDeviation sample standard deviation over the folds, null with fewer than two scores
 * @param folds that have a score
 * @param epochs trained in all folds
 * @param bestEpoch mean over the folds of the epoch that was scored, 0 where the trial failed
 * @param failureKind null where the trial is complete
 * @param failureMessage null where the trial is complete
 */
public record FinishedTrial(
    Trial trial,
    TrialState state,
    Double score,
    Double scoreDeviation,
    int folds,
    long epochs,
    int bestEpoch,
    Instant startedAt,
    Instant finishedAt,
    FailureKind failureKind,
    String failureMessage) {

  /** The score, empty where the trial failed. */
  public OptionalDouble scored() {
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }
}
