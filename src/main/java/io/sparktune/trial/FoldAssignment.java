package io.sparktune.trial;

import java.io.Serializable;

/**
 * A segment of one fold of a trial, to be trained and scored.
 *
 * @param fold from 0
 * @param attempt from 1; each segment is an attempt of its own
 * @param from what to resume from: a checkpoint of the trial that trained this epoch, by {@link
 *     Trial#trainerOf}
 * @param pauseAfter the epoch after which the fold is paused, if it is not over by then; {@link
 *     #END} for none
 */
public record FoldAssignment(Trial trial, int fold, int attempt, Checkpoint from, int pauseAfter)
    implements Serializable {

  /** More epochs than any fold has. */
  public static final int END = Integer.MAX_VALUE;

  public FoldAssignment {
    if (pauseAfter <= from.epoch()) {
      throw new IllegalArgumentException(
          "the fold resumes from epoch " + from.epoch() + " and pauses after " + pauseAfter);
    }
  }

  /** The whole fold. */
  public FoldAssignment(Trial trial, int fold, int attempt) {
    this(trial, fold, attempt, Checkpoint.NONE, END);
  }

  /** The same for every attempt, so that a retry repeats what was lost. */
  public long seed() {
    return trial.foldSeed(fold);
  }
}
