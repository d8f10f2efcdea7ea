package io.sparktune.search.forest;

import io.sparktune.space.Values;

/** A point of the unit cube that has been looked at. */
final class EvaluatedPoint {

  final double[] point;
  final Values values;

  /** The logarithm of what is expected of it. */
  final double acquisition;

  /** Whether its values keep the constraints and are neither tried nor in trial. */
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
