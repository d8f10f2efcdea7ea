package io.sparktune.pruning.race;

/**
 * The settings of a fold race.
 *
 * @param confidence that a pruned trial is worse than the best one, 0.95 by default: of trials as
 *     good as the best one, at most the rest to 1 is pruned at each comparison, but more where the
 *     best one is the luckiest of many. With {@link RaceTest#PREDICTIVE_T}, that it would not have
 *     been better by the margin
 * @param margin in standard errors of a difference over all folds, from 0; of use with {@link
 *     RaceTest#PREDICTIVE_T}
 */
public record RaceSettings(RaceTest test, double confidence, double margin) {

  /** A winner within one standard error of the best trial is as good. */
  public static final double DEFAULT_MARGIN = 1;

  public RaceSettings {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("the confidence is " + confidence);
    }
    if (!(margin >= 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("the margin is " + margin);
    }
  }

  /** With the default margin. */
  public RaceSettings(RaceTest test, double confidence) {
    this(test, confidence, DEFAULT_MARGIN);
  }
}
