package io.sparktune.study;

import java.util.Locale;

/** How a trial ended. */
public enum TrialState {
  /** Every fold has a score. */
  COMPLETE,
  /** At least one fold failed for good. */
  FAILED;

  /** The name in tables. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
