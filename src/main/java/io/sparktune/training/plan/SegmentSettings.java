package io.sparktune.training.plan;

import java.io.Serializable;

/**
 * The intervals at which a fold in training reports and writes checkpoints.
 *
 * @param epochsPerGate the gate hears the scores after each epoch that is a multiple of this
 * @param millisPerGate of training and scoring, the shortest time from one time that the gate hears
 *     scores to the next, unless there is a new checkpoint
 * @param millisPerCheckpoint of training and scoring, after which a checkpoint is kept at the end
 *     of the epoch; 0 keeps one after every epoch, {@link #NEVER} only where the fold pauses
 */
public record SegmentSettings(int epochsPerGate, long millisPerGate, long millisPerCheckpoint)
    implements Serializable {

  /** No checkpoints but those of pauses. */
  public static final long NEVER = Long.MAX_VALUE;

  public SegmentSettings {
    if (epochsPerGate < 1) {
      throw new IllegalArgumentException("the gate hears of every " + epochsPerGate + " epochs");
    }
    if (millisPerGate < 0) {
      throw new IllegalArgumentException("the gate hears scores every " + millisPerGate + " ms");
    }
    if (millisPerCheckpoint < 0) {
      throw new IllegalArgumentException(
          "a checkpoint is written every " + millisPerCheckpoint + " ms");
    }
  }

  /** The gate hears all scores. */
  public SegmentSettings(int epochsPerGate, long millisPerCheckpoint) {
    this(epochsPerGate, 0, millisPerCheckpoint);
  }
}
