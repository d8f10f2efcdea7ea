package io.sparktune.spark.folds;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochScore;
import java.io.Serializable;
import java.util.List;

/**
 * A message of a fold in training to the driver. Answers are types of Java's own, because executors
 * read them without the application's classes.
 */
sealed interface FoldMessage extends Serializable {

  FoldAttempt fold();

  /** Asks whether the fold is still waited for; the answer is a Boolean. */
  record Wanted(FoldAttempt fold) implements FoldMessage {}

  /**
   * Asks what a task that Spark has started again is to do; the answer is the name of a {@link
   * Repetition}.
   *
   * @param stage and {@code partition} that the task is of
   * @param earlier how often the task was started before
   */
  record Repeated(FoldAttempt fold, int stage, int partition, int earlier) implements FoldMessage {}

  /** Asks where the fold was last kept; the answer is a checkpoint's attempt and epoch, int[2]. */
  record Kept(FoldAttempt fold) implements FoldMessage {}

  /** Tells scores; the answer is the name of a verdict. */
  record Scored(FoldAttempt fold, List<EpochScore> scores, Checkpoint kept)
      implements FoldMessage {}
}
