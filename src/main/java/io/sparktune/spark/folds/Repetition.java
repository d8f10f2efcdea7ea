package io.sparktune.spark.folds;

/** The driver's answer to a task that Spark has started again. */
enum Repetition {
  /** The driver has not yet heard how the task ended before. */
  WAIT,
  /** The fold is still this task's. */
  TRAIN,
  /** The driver has taken the fold back. */
  LEAVE
}
