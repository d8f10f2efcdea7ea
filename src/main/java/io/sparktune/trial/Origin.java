package io.sparktune.trial;

import java.io.Serializable;

/**
 * The origin of a trial's training: all folds of another trial, as they were after an epoch.
 *
 * @param epoch from 1, later than the epoch that the parent itself resumes from
 */
public record Origin(Trial parent, int epoch) implements Serializable {

  public Origin {
    if (epoch <= parent.inheritedEpochs()) {
      throw new IllegalArgumentException(
          "trial "
              + parent.number()
              + " itself resumes from epoch "
              + parent.inheritedEpochs()
              + ", so that no trial can resume from it after epoch "
              + epoch);
    }
  }
}
