package io.sparktune.search.evolution;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;

/**
 * The fitness of a trial by the first goal. Feasible trials come first, then infeasible ones by the
 * sum of their violations, then pruned ones, the longer trained the better, and finally failed
 * ones.
 *
 * @param tier the higher the better
 * @param epochs that a pruned trial was compared at last, else 0
 * @param amount compared within a tier and an epoch; more is better
 */
record Fitness(int tier, int epochs, double amount) implements Comparable<Fitness> {

  private static final int FAILED = 0;
  private static final int PRUNED = 1;
  private static final int VIOLATING = 2;
  private static final int FEASIBLE = 3;

  static Fitness of(Observation observation) {
    if (observation.state() == TrialState.COMPLETE) {
      return observation.isFeasible()
          ? new Fitness(FEASIBLE, 0, observation.merits().get(0))
          : new Fitness(VIOLATING, 0, -violation(observation));
    }
    if (observation.state() == TrialState.PRUNED && !observation.rungs().isEmpty()) {
      int last = observation.rungs().lastKey();
      return new Fitness(PRUNED, last, observation.lastRungMerit());
    }
    return new Fitness(FAILED, 0, 0);
  }

  private static double violation(Observation observation) {
    return observation.violations().stream().mapToDouble(by -> Math.max(0, by)).sum();
  }

  @Override
  public int compareTo(Fitness other) {
    if (tier != other.tier) {
      return Integer.compare(tier, other.tier);
    }
    return epochs == other.epochs
        ? Double.compare(amount, other.amount)
        : Integer.compare(epochs, other.epochs);
  }
}
