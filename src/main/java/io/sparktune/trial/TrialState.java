package io.sparktune.trial;

import java.util.Locale;

/** The state of a trial. */
public enum TrialState {
  /** It is not over. */
  OPEN,
  /** Every fold has a score. */
  COMPLETE,
  /** It was not worth more epochs. */
  PRUNED,
  /** At least one fold failed for good. */
  FAILED;

  /** What happened to so many trials, such as "were pruned". */
  public String verb(long trials) {
    String verb = this == PRUNED ? (trials == 1 ? "was " : "were ") : "";
    return verb + column();
  }

  /** The name in tables. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
