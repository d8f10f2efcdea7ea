package io.sparktune.search.evolution;

import io.sparktune.search.Observation;
import io.sparktune.space.Space;

/** A completed trial as a member of a population. */
final class PopulationMember {

  private final double[] point;
  private final Fitness fitness;

  PopulationMember(Space space, Observation observation) {
    point = space.pointOf(observation.values());
    fitness = Fitness.of(observation);
  }

  /** In the unit cube; NaN for parameters that are off. */
  double[] point() {
    return point;
  }

  Fitness fitness() {
    return fitness;
  }

  boolean isBetterThan(PopulationMember other) {
    return fitness.compareTo(other.fitness) > 0;
  }
}
