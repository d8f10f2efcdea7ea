package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.normal.NormalTail;

/**
 * The logarithm of the probability that a quantity reaches a target. Small probabilities count as
 * smaller than they are: otherwise, when little is left to improve, trials would be spent on places
 * that are known to be infeasible.
 */
public record FeasibilityProbability(GaussianProcess process, double least) implements Acquisition {

  private static final double UNLIKELY = Math.log(0.1);
  private static final double STEEPNESS = 10;

  @Override
  public double at(double[] features) {
    GaussianProcess.Prediction prediction = process.at(features);
    return steepened(NormalTail.logBelow((prediction.mean() - least) / prediction.deviation()));
  }

  @Override
  public double at(double[] features, double[] slopes) {
    double[] byMean = new double[slopes.length];
    double[] byDeviation = new double[slopes.length];
    GaussianProcess.Prediction prediction = process.at(features, byMean, byDeviation);
    double z = (prediction.mean() - least) / prediction.deviation();
    double log = NormalTail.logBelow(z);
    double growth =
        (log < UNLIKELY ? STEEPNESS : 1) * NormalTail.hazard(z) / prediction.deviation();
    for (int f = 0; f < slopes.length; f++) {
      slopes[f] += growth * (byMean[f] - z * byDeviation[f]);
    }
    return steepened(log);
  }

  private static double steepened(double log) {
    return log < UNLIKELY ? UNLIKELY + STEEPNESS * (log - UNLIKELY) : log;
  }
}
