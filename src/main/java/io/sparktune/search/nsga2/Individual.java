package io.sparktune.search.nsga2;

import io.sparktune.search.Observation;
import io.sparktune.search.pareto.Dominance;
import io.sparktune.space.Space;

/** A complete trial as a member of a population. */
final class Individual {

  private final double[] point;
  private final double[] merits;
  private final double[] keeping;
  private final boolean feasible;

  Individual(Space space, Observation observation) {
    point = space.pointOf(observation.values());
    merits = observation.merits().stream().mapToDouble(Double::doubleValue).toArray();
    keeping = observation.violations().stream().mapToDouble(by -> -Math.max(0, by)).toArray();
    feasible = observation.isFeasible();
  }

  /** In the unit cube; NaN for parameters that are off. */
  double[] point() {
    return point;
  }

  /** The merits of a feasible trial, the negative violations of an infeasible one. */
  double[] compared() {
    return feasible ? merits : keeping;
  }

  boolean isFeasible() {
    return feasible;
  }

  /** Constrained dominance: infeasible trials are compared by their violations. */
  boolean dominates(Individual other) {
    return feasible == other.feasible
        ? Dominance.dominates(compared(), other.compared())
        : feasible;
  }
}
