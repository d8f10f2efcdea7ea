package io.sparktune.trial;

import java.io.Serializable;

/** How a fold ended. */
public sealed interface FoldOutcome extends Serializable {

  /**
   * The fold was trained and scored.
   *
   * @param score the goal's metric, finite
   * @param epochs how many were trained
   * @param bestEpoch the epoch whose weights were scored, from 1
   */
  record Scored(
      double score, Scores scores, int epochs, int bestEpoch, long fitMillis, long scoreMillis)
      implements FoldOutcome {

    public Scored {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("the score is " + score);
      }
    }
  }

  /**
   * The fold was trained up to where it was to pause, and can go on anywhere.
   *
   * @param fitMillis of all stretches so far
   */
  record Paused(Checkpoint kept, long fitMillis, long scoreMillis) implements FoldOutcome {}

  /**
   * Nobody wanted the fold any more.
   *
   * @param epochs how many were trained, in all stretches
   */
  record Stopped(int epochs, long fitMillis, long scoreMillis) implements FoldOutcome {}

  /** The fold has no score. */
  record Failed(FailureKind kind, String message) implements FoldOutcome {}
}
