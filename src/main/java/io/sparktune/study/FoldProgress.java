package io.sparktune.study;

import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;

/** How far a fold has come. */
sealed interface FoldProgress {

  /** How often the fold was given to the runner. */
  int attempts();

  /** How often it failed. */
  int failures();

  /** Not with the runner. */
  record Waiting(int attempts, int failures) implements FoldProgress {}

  /** With the runner. */
  record Running(int attempts, int failures) implements FoldProgress {}

  /** Over for good. */
  record Finished(int attempts, int failures, FoldOutcome outcome, int epochs)
      implements FoldProgress {}

  default FoldProgress started() {
    return new Running(attempts() + 1, failures());
  }

  /** The driver that started it is gone. */
  default FoldProgress reopened() {
    return this instanceof Running ? new Waiting(attempts(), failures()) : this;
  }

  default FoldProgress after(FoldResult result) {
    if (result.outcome() instanceof FoldOutcome.Failed failed
        && failures() < failed.kind().retries()) {
      return new Waiting(attempts(), failures() + 1);
    }
    return new Finished(attempts(), failures(), result.outcome(), result.epochs().size());
  }
}
