package io.sparktune.trial;

import java.io.Serializable;

/**
 * What a trial's training goes on from: all folds of another trial, as they were after an epoch.
 *
 * @param epoch from 1, later than what the parent itself goes on from
 */
public record Origin(Trial parent, int epoch) implements Serializable {

  public Origin {
    if (epoch <= parent.inheritedEpochs()) {
      throw new IllegalArgumentException(
          "trial "
              + parent.number()
              + " itself goes on from epoch "
              + parent.inheritedEpochs()
              + ", and cannot be gone on with from epoch "
              + epoch);
    }
  }
}
