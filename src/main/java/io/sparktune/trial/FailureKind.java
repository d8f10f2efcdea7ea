package io.sparktune.trial;

import java.util.Locale;

/** The kind of a fold's failure, which decides on a retry. */
public enum FailureKind {
  /**
   * The executor went away or Spark gave the task up: try again elsewhere, unless the trial has
   * cost as many executors as it may.
   */
  LOST_EXECUTOR(2),
  /** The loss or the score is no longer a finite number. */
  DIVERGED(0),
  /** Java or native memory ran out: try once more. */
  OUT_OF_MEMORY(1),
  /** No network can be built from these values. */
  BAD_CONFIGURATION(0),
  /** The metric of a goal has no value on these rows. */
  UNDEFINED_SCORE(0),
  /** An exception that no other kind explains. */
  CODE_ERROR(0);

  private final int retries;

  FailureKind(int retries) {
    this.retries = retries;
  }

  /** How often a fold is tried again after failures of this kind. */
  public int retries() {
    return retries;
  }

  /** The name in tables, such as {@code out_of_memory}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
