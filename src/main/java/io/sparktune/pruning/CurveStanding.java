package io.sparktune.pruning;

/**
 * A point of a trial's learning curve: its merit on its first folds after an epoch.
 *
 * @param bracket of the trial, as its pruner says
 * @param folds how many of the first folds the merit is a mean over, from 1
 * @param epoch from 1
 * @param merit the score with its sign turned where the goal is to minimise, so that more is
 *     better; negative infinity where the trial failed or has no score
 */
public record CurveStanding(int trial, int bracket, int folds, int epoch, double merit) {

  public CurveStanding {
    if (trial < 0 || bracket < 0 || folds < 1 || epoch < 1) {
      throw new IllegalArgumentException(
          "trial "
              + trial
              + " of bracket "
              + bracket
              + " stands on "
              + folds
              + " folds after epoch "
              + epoch);
    }
    if (Double.isNaN(merit)) {
      throw new IllegalArgumentException("the merit of trial " + trial + " is " + merit);
    }
  }

  CurveStandings.Stage stage() {
    return new CurveStandings.Stage(bracket, folds, epoch);
  }

  /** Whether there is a score to compare. */
  boolean isScored() {
    return merit > Double.NEGATIVE_INFINITY;
  }
}
