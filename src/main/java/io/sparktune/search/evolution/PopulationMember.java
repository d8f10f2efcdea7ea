package io.sparktune.search.evolution;

import io.sparktune.search.Observation;
import io.sparktune.space.Space;

/** A trial that is over, as one of a population. */
final class PopulationMember {

  private final double[] point;
  private final Fitness worth;

  PopulationMember(Space space, Observation observation) {
    point = space.pointOf(observation.values());
    worth = Fitness.of(observation);
  }

  /** In the unit cube; NaN for parameters that are off. */
  double[] point() {
    return point;
  }

  Fitness worth() {
    return worth;
  }

  boolean isBetterThan(PopulationMember other) {
    return worth.compareTo(other.worth) > 0;
  }
}
