package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.normal.NormalTail;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The logarithm of the expected improvement of several goals together. Their scalarisation is the
 * least of their distances from a reference, each divided by its stride (hypervolume scalarisation:
 * Zhang and Golovin, ICML 2020: over all directions of strides, it measures the hypervolume). As
 * the goals' processes are independent, the expectation is the integral of a product of normal
 * distribution functions.
 */
public final class ScalarizedImprovement implements Acquisition {

  private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(24);

  /** The integral ends where its logarithm has fallen by so much, or so many deviations out. */
  private static final double MOST_FALL = 30;

  private static final double MOST_DEVIATIONS = 8;

  private final List<GaussianProcess> processes;
  private final double[] reference;
  private final double[] strides;
  private final double best;

  /**
   * @param best the scalarised targets of the best trial
   */
  public ScalarizedImprovement(
      List<GaussianProcess> processes, double[] reference, double[] strides, double best) {
    this.processes = processes;
    this.reference = reference;
    this.strides = strides;
    this.best = best;
  }

  /** The scalarisation of targets. */
  public static double value(double[] targets, double[] reference, double[] strides) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < targets.length; i++) {
      least = Math.min(least, (targets[i] - reference[i]) / strides[i]);
    }
    return least;
  }

  @Override
  public double at(double[] features) {
    GaussianProcess.Prediction[] predictions = new GaussianProcess.Prediction[strides.length];
    Arrays.setAll(predictions, i -> processes.get(i).at(features));
    return value(predictions, new double[strides.length], new double[strides.length]);
  }

  @Override
  public double at(double[] features, double[] slopes) {
    GaussianProcess.Prediction[] predictions = new GaussianProcess.Prediction[strides.length];
    double[][] means = new double[strides.length][slopes.length];
    double[][] deviations = new double[strides.length][slopes.length];
    Arrays.setAll(predictions, i -> processes.get(i).at(features, means[i], deviations[i]));
    double[] byMean = new double[strides.length];
    double[] byDeviation = new double[strides.length];
    double value = value(predictions, byMean, byDeviation);
    for (int i = 0; i < strides.length; i++) {
      for (int f = 0; f < slopes.length; f++) {
        slopes[f] += byMean[i] * means[i][f] + byDeviation[i] * deviations[i][f];
      }
    }
    return value;
  }

  private double value(
      GaussianProcess.Prediction[] predictions, double[] byMean, double[] byDeviation) {
    double width = width(predictions);
    int points = LEGENDRE.getNumberOfPoints();
    double[] logs = new double[points];
    double[][] standards = new double[points][];
    for (int p = 0; p < points; p++) {
      standards[p] = standards(predictions, best + width * (LEGENDRE.getPoint(p) + 1) / 2);
      for (double z : standards[p]) {
        logs[p] += NormalTail.logBelow(z);
      }
    }
    double highest = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (int p = 0; p < points; p++) {
      double weight = LEGENDRE.getWeight(p) * Math.exp(logs[p] - highest);
      sum += weight;
      for (int i = 0; i < strides.length; i++) {
        double growth = weight * NormalTail.hazard(standards[p][i]) / predictions[i].deviation();
        byMean[i] += growth;
        byDeviation[i] -= growth * standards[p][i];
      }
    }
    for (int i = 0; i < strides.length; i++) {
      byMean[i] /= sum;
      byDeviation[i] /= sum;
    }
    return highest + Math.log(sum * width / 2);
  }

  /** The standardised distance of each goal's mean from the target of a scalarised value. */
  private double[] standards(GaussianProcess.Prediction[] predictions, double value) {
    double[] standards = new double[strides.length];
    for (int i = 0; i < standards.length; i++) {
      double needed = reference[i] + value * strides[i];
      standards[i] = (predictions[i].mean() - needed) / predictions[i].deviation();
    }
    return standards;
  }

  private double width(GaussianProcess.Prediction[] predictions) {
    double[] standards = standards(predictions, best);
    double fall = 0;
    double farthest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < standards.length; i++) {
      double perWorth = strides[i] / predictions[i].deviation();
      fall += perWorth * NormalTail.hazard(standards[i]);
      farthest = Math.min(farthest, (standards[i] + MOST_DEVIATIONS) / perWorth);
    }
    return farthest > 0 ? Math.min(farthest, MOST_FALL / fall) : MOST_FALL / fall;
  }
}
