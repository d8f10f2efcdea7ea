package io.sparktune.study;

import java.util.Locale;

/** How a trial ended. */
public enum TrialState {
  /** Every fold has a score. */
  COMPLETE,
  /** It was not worth more epochs. */
  PRUNED,
  /** At least one fold failed for good. */
  FAILED;

  /** What became of it, for people. */
  public String told() {
    return this == PRUNED ? "were pruned" : "are " + column();
  }

  /** The name in tables. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
