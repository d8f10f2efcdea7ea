package io.sparktune.search.evolution;

import io.sparktune.search.Observation;
import io.sparktune.space.Space;

/** A trial that is over, as one of a population. */
final class Member {

  private final double[] point;
  private final Worth worth;

  Member(Space space, Observation observation) {
    point = space.pointOf(observation.values());
    worth = Worth.of(observation);
  }

  /** In the unit cube; NaN for parameters that are off. */
  double[] point() {
    return point;
  }

  Worth worth() {
    return worth;
  }

  boolean isBetterThan(Member other) {
    return worth.compareTo(other.worth) > 0;
  }
}
