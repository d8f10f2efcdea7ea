package io.sparktune.trial;

import java.io.Serializable;

/**
 * One fold of a trial, to be trained and scored.
 *
 * @param fold from 0
 * @param attempt from 1
 */
public record FoldAssignment(Trial trial, int fold, int attempt) implements Serializable {

  /** The same for every attempt, so that a retry repeats what was lost. */
  public long seed() {
    return Seeds.derive(trial.seed(), "fold", fold);
  }
}
