package io.sparktune.pruning;

/**
 * Whether trials are dropped before all of their folds are trained.
 *
 * @param confidence that a dropped trial is worse than the best one, 0.95 by default: of trials as
 *     good as the best one, at most the rest to 1 is dropped at each comparison, but more where the
 *     best one is the luckiest of many
 */
public record RaceSettings(RaceTest test, double confidence) {

  public RaceSettings {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("the confidence is " + confidence);
    }
  }
}
