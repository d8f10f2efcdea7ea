package io.sparktune.study.events;

import org.jspecify.annotations.Nullable;

/**
 * After how much a study begins no more trials. Of a limit that is not set, the value is 0 or null.
 *
 * @param trials how many there are in all
 * @param epochs trained in all folds of all trials
 * @param target score that is good enough
 * @param plateauTrials in a row that are no better than the best one
 * @param fewestTrialsForNoise after which no trial is begun once better ones are likely to be
 *     better by less than the standard error of the best one
 * @param maxFailures failed trials
 */
public record Limits(
    int trials,
    long epochs,
    @Nullable Double target,
    int plateauTrials,
    int fewestTrialsForNoise,
    int maxFailures) {

  public Limits {
    if (trials < 0
        || epochs < 0
        || plateauTrials < 0
        || fewestTrialsForNoise < 0
        || maxFailures < 0) {
      throw new IllegalArgumentException(
          "trials "
              + trials
              + ", epochs "
              + epochs
              + ", plateau "
              + plateauTrials
              + ", noise "
              + fewestTrialsForNoise
              + ", failures "
              + maxFailures);
    }
    if (target != null && !Double.isFinite(target)) {
      throw new IllegalArgumentException("the target is " + target);
    }
  }

  /** No limit but the number of trials. */
  public static Limits ofTrials(int trials) {
    return new Limits(trials, 0, null, 0, 0, 0);
  }
}
