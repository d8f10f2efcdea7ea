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
   * @param coming how many trials reach the rung, at most
   * @param goingOn how many of them are promoted
   */
  private record Plan(int coming, int goingOn) {}

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
    int missing = Math.max(0, plan.coming() - known.like(standing).size());
    return plan.goingOn() - missing;
  }

  @Override
  public int mostPlaces(CurveStanding standing, CurveStandings known) {
    return plan(standing, known).goingOn();
  }

  private Plan plan(CurveStanding standing, CurveStandings known) {
    int bracket = standing.bracket();
    Rungs rungs = brackets.rungs(bracket);
    int coming = brackets.trials(bracket);
    int goingOn = rungs.goingOn(coming);
    for (int epoch : rungs.epochs()) {
      if (epoch == standing.epoch()) {
        return new Plan(coming, goingOn);
      }
      RankedMerits merits = known.at(bracket, standing.folds(), epoch);
      int missing = Math.max(0, coming - merits.size());
      coming = Math.min(goingOn, merits.scored() + missing);
      goingOn = rungs.goingOn(goingOn);
    }
    throw new IllegalArgumentException(
        "trial " + standing.trial() + " waits after epoch " + standing.epoch() + ", at no rung");
  }
}
