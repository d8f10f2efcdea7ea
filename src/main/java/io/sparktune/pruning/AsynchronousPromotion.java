package io.sparktune.pruning;

import java.util.Comparator;

/**
 * Asynchronous promotion: trials are promoted as soon as they are among the best at their rung so
 * far, from the highest rung first (ASHA: Li et al., MLSys 2020, Algorithm 2). Where a bracket is
 * so small that a rung would promote no trial, its best trial continues once no other can arrive,
 * so that some trial is always trained to the end.
 */
final class AsynchronousPromotion implements Promotion {

  private static final Comparator<CurveStanding> MOST_URGENT_FIRST =
      Comparator.comparingInt(CurveStanding::epoch)
          .thenComparingDouble(CurveStanding::merit)
          .reversed()
          .thenComparingInt(CurveStanding::trial);

  private final Brackets brackets;

  AsynchronousPromotion(Brackets brackets) {
    this.brackets = brackets;
  }

  @Override
  public Comparator<CurveStanding> mostUrgentFirst() {
    return MOST_URGENT_FIRST;
  }

  @Override
  public int places(CurveStanding standing, CurveStandings known) {
    Rungs rungs = brackets.rungs(standing.bracket());
    int arrived = known.like(standing).size();
    return isFull(standing, known) ? rungs.survivors(arrived) : arrived / rungs.reduction();
  }

  /** Whether no trial can arrive at a standing's rung any more. */
  private boolean isFull(CurveStanding standing, CurveStandings known) {
    Rungs rungs = brackets.rungs(standing.bracket());
    int atLeast = brackets.trials(standing.bracket());
    for (int epoch : rungs.epochs()) {
      int arrived = known.at(standing.bracket(), standing.folds(), epoch).size();
      if (arrived < atLeast) {
        return false;
      }
      if (epoch == standing.epoch()) {
        return true;
      }
      atLeast = rungs.survivors(arrived);
    }
    return false;
  }

  /** As if all trials of the bracket came to the rung. */
  @Override
  public int mostPlaces(CurveStanding standing, CurveStandings known) {
    int bracket = standing.bracket();
    return brackets.rungs(bracket).survivors(brackets.trials(bracket));
  }
}
