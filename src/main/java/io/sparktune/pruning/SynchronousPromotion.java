package io.sparktune.pruning;

import java.util.Comparator;

/**
 * Synchronous promotion of successive halving (Jamieson and Talwalkar, AISTATS 2016): from each
 * rung of a bracket the best continue, one of every so many that were to reach it and at least one.
 * The outcome is that of waiting for the whole bracket, but a trial is promoted or pruned as soon
 * as no trial that is still to arrive can change it.
 */
final class SynchronousPromotion implements Promotion {

  private static final Comparator<CurveStanding> MOST_URGENT_FIRST =
      Comparator.comparingInt(CurveStanding::bracket)
          .thenComparing(CurveStanding::epoch, Comparator.reverseOrder())
          .thenComparing(CurveStanding::merit, Comparator.reverseOrder())
          .thenComparingInt(CurveStanding::trial);

  private final Brackets brackets;

  /**
   * @param arriving how many trials reach the rung, at most
   * @param survivors how many of them are promoted
   */
  private record Plan(int arriving, int survivors) {}

  SynchronousPromotion(Brackets brackets) {
    this.brackets = brackets;
  }

  @Override
  public Comparator<CurveStanding> mostUrgentFirst() {
    return MOST_URGENT_FIRST;
  }

  /** Those that are certain, whoever is still to come. */
  @Override
  public int places(CurveStanding standing, CurveStandings known) {
    Plan plan = plan(standing, known);
    int missing = Math.max(0, plan.arriving() - known.like(standing).size());
    return plan.survivors() - missing;
  }

  @Override
  public int mostPlaces(CurveStanding standing, CurveStandings known) {
    return plan(standing, known).survivors();
  }

  private Plan plan(CurveStanding standing, CurveStandings known) {
    int bracket = standing.bracket();
    Rungs rungs = brackets.rungs(bracket);
    int arriving = brackets.trials(bracket);
    int survivors = rungs.survivors(arriving);
    for (int epoch : rungs.epochs()) {
      if (epoch == standing.epoch()) {
        return new Plan(arriving, survivors);
      }
      RankedMerits merits = known.at(bracket, standing.folds(), epoch);
      int missing = Math.max(0, arriving - merits.size());
      arriving = Math.min(survivors, merits.scored() + missing);
      survivors = rungs.survivors(survivors);
    }
    throw new IllegalArgumentException(
        "trial " + standing.trial() + " waits after epoch " + standing.epoch() + ", at no rung");
  }
}
