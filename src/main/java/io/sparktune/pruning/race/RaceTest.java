package io.sparktune.pruning.race;

/** A test of a trial's first folds against the same folds of the best trial so far. */
public enum RaceTest {
  /** No test: all folds are trained at once. */
  NONE,
  /**
   * The exact signed-rank test (Wilcoxon, Biometrics Bulletin 1, 1945), from five folds on at a
   * confidence of 0.95. It needs no normal differences, but assumes independent folds: where their
   * training rows overlap it prunes more than it says.
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
   * Predictive probability: prunes a trial that is not likely to beat the best one by a standard
   * error once all folds are scored (Spiegelhalter, Freedman and Blackburn, Controlled Clinical
   * Trials 7, 1986), with the variance of {@link #POOLED_T}. Folds are released one by one.
   */
  PREDICTIVE_T
}
