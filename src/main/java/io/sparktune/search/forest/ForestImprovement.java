package io.sparktune.search.forest;

import io.sparktune.search.normal.StandardNormal;

/** The logarithm of the expected improvement under a forest's prediction. */
final class ForestImprovement {

  /** Below this, the difference of the two terms of the improvement loses its digits. */
  private static final double FAR = -6;

  private ForestImprovement() {}

  /** Mockus's expected improvement over the best, where more is better. */
  static double log(Prediction prediction, double best) {
    double deviation = Math.sqrt(prediction.variance());
    double z = (prediction.mean() - best) / deviation;
    double density = StandardNormal.logDensity(z);
    if (z < FAR) {
      return Math.log(deviation) + density - 2 * Math.log(-z);
    }
    return Math.log(deviation * (Math.exp(density) + z * StandardNormal.below(z)));
  }
}
