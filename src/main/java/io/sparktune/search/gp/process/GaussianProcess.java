package io.sparktune.search.gp.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The posterior of a Gaussian process. Pending places count as observed at their predicted means
 * (Kriging believer): they reduce the variance and leave the mean as it is.
 */
public final class GaussianProcess {

  /** The posterior mean and standard deviation at a place. */
  public record Prediction(double mean, double deviation) {}

  private final Geometry geometry;
  private final Kernel kernel;
  private final double[] featureWeights;
  private final GrowingCholesky cholesky;
  private final List<double[]> features = new ArrayList<>();
  private double[] targets = new double[16];
  private double[] noises = new double[16];
  private int observed;
  private @Nullable MeanFunction meanFunction;

  public GaussianProcess(Geometry geometry, Kernel kernel) {
    this.geometry = geometry;
    this.kernel = kernel;
    this.featureWeights = geometry.weights(kernel.lengths());
    this.cholesky = new GrowingCholesky(64);
  }

  public Kernel kernel() {
    return kernel;
  }

  public int size() {
    return observed;
  }

  /** Adds an observation, and forgets the pending places. */
  public void add(double[] place, double target, double extraNoise) {
    forgetPending();
    addRow(place, kernel.noise() + extraNoise);
    if (observed == targets.length) {
      targets = Arrays.copyOf(targets, 2 * observed);
      noises = Arrays.copyOf(noises, 2 * observed);
    }
    noises[observed] = kernel.noise() + extraNoise;
    targets[observed++] = target;
    meanFunction = null;
  }

  /** Adds a pending place. */
  public void addPending(double[] place) {
    meanFunction();
    addRow(place, kernel.noise());
  }

  /** Forgets all pending places. */
  public void forgetPending() {
    cholesky.shrink(observed);
    features.subList(observed, features.size()).clear();
  }

  private void addRow(double[] place, double noise) {
    double[] row = new double[features.size() + 1];
    for (int i = 0; i < features.size(); i++) {
      row[i] = covariance(place, i);
    }
    row[features.size()] = kernel.signal() + noise;
    cholesky.add(row);
    features.add(place);
  }

  private double covariance(double[] place, int i) {
    return kernel.signal()
        * Matern.correlation(geometry.squared(place, features.get(i), featureWeights));
  }

  private MeanFunction meanFunction() {
    if (meanFunction == null) {
      meanFunction = MeanFunction.of(cholesky, Arrays.copyOf(targets, observed));
    }
    return meanFunction;
  }

  /** The posterior mean at the place of a row. */
  public double smoothed(int row) {
    return targets[row] - noises[row] * meanFunction().weights()[row];
  }

  /** The mean alone, which is cheap. */
  public double mean(double[] place) {
    MeanFunction known = meanFunction();
    double[] weights = known.weights();
    double mean = known.mean();
    for (int i = 0; i < observed; i++) {
      mean += covariance(place, i) * weights[i];
    }
    return mean;
  }

  /** The mean and the deviation of the function, without noise. */
  public Prediction at(double[] place) {
    double[] row = new double[features.size()];
    double mean = mean(place, row);
    cholesky.forward(row);
    return new Prediction(mean, deviation(row));
  }

  /** As {@link #at(double[])}, with the slopes of both by features. */
  public Prediction at(double[] place, double[] meanSlopes, double[] deviationSlopes) {
    double[] row = new double[features.size()];
    double mean = mean(place, row);
    cholesky.forward(row);
    double deviation = deviation(row);
    cholesky.backward(row);
    double[] weights = meanFunction().weights();
    for (int i = 0; i < row.length; i++) {
      double[] other = features.get(i);
      double slope =
          2 * kernel.signal() * Matern.slope(geometry.squared(place, other, featureWeights));
      for (int f = 0; f < meanSlopes.length; f++) {
        double step = slope * featureWeights[f] * geometry.lean(f, place, other);
        meanSlopes[f] += i < observed ? weights[i] * step : 0;
        deviationSlopes[f] -= row[i] * step / deviation;
      }
    }
    return new Prediction(mean, deviation);
  }

  private double mean(double[] place, double[] row) {
    MeanFunction known = meanFunction();
    double[] weights = known.weights();
    double mean = known.mean();
    for (int i = 0; i < row.length; i++) {
      row[i] = covariance(place, i);
      mean += i < observed ? row[i] * weights[i] : 0;
    }
    return mean;
  }

  private double deviation(double[] solved) {
    double left = kernel.signal() - GrowingCholesky.dot(solved, solved, solved.length);
    return Math.sqrt(Math.max(left, 1e-12 * kernel.signal()));
  }
}
