package io.sparktune.pruning.race;

/** How a trial's first folds are compared with the same folds of the best trial so far. */
public enum RaceTest {
  /** Not at all: all folds are trained at once. */
  NONE,
  /**
   * The exact signed-rank test (Wilcoxon, Biometrics Bulletin 1, 1945), from five folds on at a
   * confidence of 0.95. It needs no normal differences, but takes folds for independent ones: where
   * their training rows overlap it drops more than it says.
   */
  WILCOXON,
  /** The corrected resampled t-test (Nadeau and Bengio, Machine Learning 52, 2003), from two on. */
  CORRECTED_T,
  /**
   * The same with a variance moderated by that of earlier trials (Smyth, Statistical Applications
   * in Genetics and Molecular Biology 3, 2004), which can decide after one fold.
   */
  POOLED_T,
  /**
   * What may yet come of it: dropped is a trial that is not likely to beat the best one by a
   * standard error once all folds are scored (predictive probability, Spiegelhalter, Freedman and
   * Blackburn, Controlled Clinical Trials 7, 1986), with the variance of {@link #POOLED_T}. Folds
   * are released one by one.
   */
  PREDICTIVE_T
}
