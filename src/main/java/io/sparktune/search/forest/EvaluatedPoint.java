package io.sparktune.search.forest;

import io.sparktune.space.Values;

/** A point of the unit cube with its acquisition value. */
final class EvaluatedPoint {

  final double[] point;
  final Values values;

  /** The value of the acquisition function, a logarithm. */
  final double acquisition;

  /** Whether its values are feasible and were not tried before. */
  final boolean isNew;

  EvaluatedPoint(double[] point, Values values, double acquisition, boolean isNew) {
    this.point = point;
    this.values = values;
    this.acquisition = acquisition;
    this.isNew = isNew;
  }

  double acquisition() {
    return acquisition;
  }
}
