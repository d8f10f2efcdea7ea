package io.sparktune.pruning;

/**
 * How good a trial was on its first folds after an epoch.
 *
 * @param bracket of the trial, as its pruner says
 * @param folds how many of the first folds the merit is a mean over, from 1
 * @param epoch from 1
 * @param merit the score with its sign turned where the goal is to minimise, so that more is
 *     better; negative infinity where the trial failed or has no score
 */
public record Standing(int trial, int bracket, int folds, int epoch, double merit) {

  public Standing {
    if (folds < 1 || epoch < 1 || Double.isNaN(merit)) {
      throw new IllegalArgumentException(
          "a merit of " + merit + " on " + folds + " folds after epoch " + epoch);
    }
  }
}
