package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import java.util.Locale;

/** The rule by which the trial to be used is chosen. */
public enum FinalChoice {
  /** The best score, confirmed if that was asked for, or the knee of the front of several goals. */
  BEST,
  /** The simplest trial among those that the folds cannot tell from the best one. */
  SIMPLEST;

  /** As written in study files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public FinishedTrial of(Selection selection) {
    return this == BEST ? selection.lastBest() : selection.lastSimplest();
  }
}
