package io.sparktune.search.cmaes;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The criterion for a restart (Hansen, arXiv 1604.00772, appendix B.3). */
final class Stagnation {

  /** Of a deviation, as a share of a parameter's range: no hyperparameter matters below. */
  private static final double NARROWEST = 1e-6;

  /** A covariance that is no longer positive has one of 1e7, to which its axes are limited. */
  private static final double WORST_CONDITION = 0.99e7;

  /** Of merits, as a share of them. */
  private static final double LEAST_DIFFERENCE = 1e-12;

  private final RestartPlan plan;
  private final int patience;
  private final Deque<Double> bests = new ArrayDeque<>();
  private boolean flat;

  Stagnation(RestartPlan plan) {
    this.plan = plan;
    this.patience = 10 + 30 * plan.recombination().dimensions / plan.population();
  }

  void see(List<Observation> population) {
    List<Double> merits =
        population.stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE && trial.isFeasible())
            .map(trial -> trial.merits().get(0))
            .toList();
    if (!merits.isEmpty()) {
      bests.addLast(Collections.max(merits));
      if (bests.size() > patience) {
        bests.removeFirst();
      }
      flat = bests.size() == patience && areAlike(bests) && areAlike(merits);
    }
  }

  private static boolean areAlike(Collection<Double> merits) {
    double most = Collections.max(merits);
    double least = Collections.min(merits);
    return most - least <= LEAST_DIFFERENCE * Math.max(Math.abs(most), Math.abs(least));
  }

  boolean isReached(Distribution distribution) {
    Gaussian gaussian = distribution.gaussian();
    if (flat || gaussian.condition() > WORST_CONDITION) {
      return true;
    }
    for (int i = 0; i < gaussian.dimensions(); i++) {
      boolean settled =
          plan.coordinates().isCountable(i)
              ? plan.margin().isReached(gaussian, i)
              : gaussian.deviation(i) < NARROWEST;
      if (!settled) {
        return false;
      }
    }
    return distribution.shares().areSettled();
  }
}
