package io.sparktune.search.gp;

/** The logarithm of the probability that a quantity is at least at a target. */
record Chance(GaussianProcess process, double least) implements Acquisition {

  @Override
  public double at(double[] features) {
    GaussianProcess.Prediction prediction = process.at(features);
    return Gauss.logBelow((prediction.mean() - least) / prediction.deviation());
  }

  @Override
  public double at(double[] features, double[] slopes) {
    double[] byMean = new double[slopes.length];
    double[] byDeviation = new double[slopes.length];
    GaussianProcess.Prediction prediction = process.at(features, byMean, byDeviation);
    double z = (prediction.mean() - least) / prediction.deviation();
    double growth = Gauss.hazard(z) / prediction.deviation();
    for (int f = 0; f < slopes.length; f++) {
      slopes[f] += growth * (byMean[f] - z * byDeviation[f]);
    }
    return Gauss.logBelow(z);
  }
}
