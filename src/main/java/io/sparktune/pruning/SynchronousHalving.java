package io.sparktune.pruning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Successive halving (Jamieson and Talwalkar, AISTATS 2016): from each rung of a bracket the best
 * go on, one of every so many that were to reach it and at least one. The outcome is that of
 * waiting until all have come, but a trial is promoted, or given up, as soon as nothing that is
 * still to come can change it.
 */
final class SynchronousHalving implements Pruner {

  private static final Comparator<Standing> MOST_URGENT_FIRST =
      Comparator.comparingInt(Standing::bracket)
          .thenComparing(Standing::epoch, Comparator.reverseOrder())
          .thenComparing(Standing::merit, Comparator.reverseOrder())
          .thenComparingInt(Standing::trial);

  private final Brackets brackets;

  /**
   * @param coming how many trials reach the rung, at most
   * @param goingOn how many of them are promoted
   */
  private record Plan(int coming, int goingOn) {}

  SynchronousHalving(Brackets brackets) {
    this.brackets = brackets;
  }

  @Override
  public int bracket(int trial) {
    return brackets.bracket(trial);
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return brackets.rungs(bracket).contains(epoch);
  }

  @Override
  public Optional<String> objection(Standing standing, List<Double> curve, Standings others) {
    return Optional.empty();
  }

  @Override
  public int pauseAfter(int bracket, int epoch) {
    return brackets.rungs(bracket).next(epoch);
  }

  @Override
  public List<Standing> promoted(List<Standing> paused, Standings known) {
    Leaders leaders = new Leaders(known, standing -> certain(standing, known));
    return paused.stream()
        .filter(standing -> standing.isScored() && leaders.include(standing))
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  /** How many places at a rung are promoted, whoever is still to come. */
  private int certain(Standing standing, Standings known) {
    Plan plan = plan(standing, known);
    int missing = Math.max(0, plan.coming() - known.like(standing).size());
    return plan.goingOn() - missing;
  }

  @Override
  public List<Standing> hopeless(List<Standing> paused, Standings known) {
    Leaders leaders = new Leaders(known, standing -> plan(standing, known).goingOn());
    return paused.stream()
        .filter(standing -> !standing.isScored() || !leaders.include(standing))
        .toList();
  }

  private Plan plan(Standing standing, Standings known) {
    int bracket = standing.bracket();
    Rungs rungs = brackets.rungs(bracket);
    int coming = brackets.trials(bracket);
    int goingOn = rungs.goingOn(coming);
    for (int epoch : rungs.epochs()) {
      if (epoch == standing.epoch()) {
        return new Plan(coming, goingOn);
      }
      Merits merits = known.at(bracket, standing.folds(), epoch);
      int missing = Math.max(0, coming - merits.size());
      coming = Math.min(goingOn, merits.scored() + missing);
      goingOn = rungs.goingOn(goingOn);
    }
    throw new IllegalArgumentException(
        "trial " + standing.trial() + " waits after epoch " + standing.epoch() + ", at no rung");
  }
}
