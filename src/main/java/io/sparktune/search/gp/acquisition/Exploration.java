package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.GaussianProcess;

/**
 * Pure exploration, with pending trials (GP-UCB-PE: Song and others, arXiv 2408.11527, after Contal
 * and others, ECML 2013): the logarithm of the posterior deviation, with a penalty where even the
 * upper confidence bound is below the incumbent.
 *
 * @param sure the incumbent's target
 */
public record Exploration(GaussianProcess process, double sure) implements Acquisition {

  private static final double CONFIDENCE = 1.8;
  private static final double PENALTY = 10;

  @Override
  public double at(double[] features) {
    GaussianProcess.Prediction prediction = process.at(features);
    return Math.log(prediction.deviation()) - PENALTY * missing(prediction);
  }

  @Override
  public double at(double[] features, double[] slopes) {
    double[] byMean = new double[slopes.length];
    double[] byDeviation = new double[slopes.length];
    GaussianProcess.Prediction prediction = process.at(features, byMean, byDeviation);
    double missing = missing(prediction);
    for (int f = 0; f < slopes.length; f++) {
      slopes[f] += byDeviation[f] / prediction.deviation();
      if (missing > 0) {
        slopes[f] += PENALTY * (byMean[f] + CONFIDENCE * byDeviation[f]);
      }
    }
    return Math.log(prediction.deviation()) - PENALTY * missing;
  }

  private double missing(GaussianProcess.Prediction prediction) {
    return Math.max(0, sure - prediction.mean() - CONFIDENCE * prediction.deviation());
  }
}
