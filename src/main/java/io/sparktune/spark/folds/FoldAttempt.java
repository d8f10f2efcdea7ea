package io.sparktune.spark.folds;

import io.sparktune.trial.FoldAssignment;
import java.io.Serializable;

/**
 * One attempt of a fold, as the driver identifies it.
 *
 * @param run number of the runner in the driver's process: what an earlier one left is not heard
 */
record FoldAttempt(long run, int trial, int fold, int attempt) implements Serializable {

  static FoldAttempt of(long run, FoldAssignment assignment) {
    return new FoldAttempt(
        run, assignment.trial().number(), assignment.fold(), assignment.attempt());
  }
}
