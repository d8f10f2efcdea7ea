package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.normal.NormalTail;

/** The logarithm of the expected improvement on a target (Ament and others, NeurIPS 2023). */
public record LogExpectedImprovement(GaussianProcess process, double best) implements Acquisition {

  @Override
  public double at(double[] features) {
    GaussianProcess.Prediction prediction = process.at(features);
    double deviation = prediction.deviation();
    return NormalTail.logImprovement((prediction.mean() - best) / deviation) + Math.log(deviation);
  }

  @Override
  public double at(double[] features, double[] slopes) {
    double[] byMean = new double[slopes.length];
    double[] byDeviation = new double[slopes.length];
    GaussianProcess.Prediction prediction = process.at(features, byMean, byDeviation);
    double deviation = prediction.deviation();
    double z = (prediction.mean() - best) / deviation;
    double growth = NormalTail.logImprovementSlope(z);
    for (int f = 0; f < slopes.length; f++) {
      slopes[f] += (growth * (byMean[f] - z * byDeviation[f]) + byDeviation[f]) / deviation;
    }
    return NormalTail.logImprovement(z) + Math.log(deviation);
  }
}
