package io.sparktune.trial;

import java.io.Serializable;

/**
 * The position of a checkpoint: its epoch and its attempt, so that no two attempts ever write to
 * the same place.
 *
 * @param attempt from 1; 0 where nothing is kept
 * @param epoch from 1; 0 where nothing is kept
 */
public record Checkpoint(int attempt, int epoch) implements Serializable {

  /** Nothing is kept: training begins with the first epoch. */
  public static final Checkpoint NONE = new Checkpoint(0, 0);

  public Checkpoint {
    if (attempt < 0 || epoch < 0 || (attempt == 0) != (epoch == 0)) {
      throw new IllegalArgumentException("attempt " + attempt + " keeps epoch " + epoch);
    }
  }
}
