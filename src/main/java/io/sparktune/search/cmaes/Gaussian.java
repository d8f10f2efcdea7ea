package io.sparktune.search.cmaes;

import java.util.Arrays;
import java.util.List;

/**
 * A normal distribution and the two evolution paths by which it adapts (Hansen, arXiv 1604.00772).
 * A place is the mean and a step, stretched by sigma and by the scale of each coordinate (Hamano
 * and others, arXiv 2205.13482). Immutable.
 */
final class Gaussian {

  /** Nothing is gained from deviations beyond the whole of the cube. */
  private static final double WIDEST = 1;

  private final double[] mean;
  private final double[] scales;
  private final double sigma;
  private final Covariance covariance;
  private final double[] sigmaPath;
  private final double[] covariancePath;
  private final int generation;

  private Gaussian(
      double[] mean,
      double[] scales,
      double sigma,
      Covariance covariance,
      double[] sigmaPath,
      double[] covariancePath,
      int generation) {
    this.mean = mean;
    this.scales = scales;
    this.sigma = sigma;
    this.covariance = covariance;
    this.sigmaPath = sigmaPath;
    this.covariancePath = covariancePath;
    this.generation = generation;
  }

  /** A round distribution that has learnt nothing. */
  static Gaussian round(double[] mean, double sigma) {
    int n = mean.length;
    double[] scales = new double[n];
    Arrays.fill(scales, 1);
    return new Gaussian(
        mean.clone(), scales, sigma, Covariance.round(n), new double[n], new double[n], 0);
  }

  int dimensions() {
    return mean.length;
  }

  double mean(int coordinate) {
    return mean[coordinate];
  }

  double scale(int coordinate) {
    return scales[coordinate];
  }

  /** Of a coordinate of the places that are drawn. */
  double deviation(int coordinate) {
    return sigma * scales[coordinate] * covariance.deviation(coordinate);
  }

  /** The ratio of the longest axis to the shortest. */
  double condition() {
    return covariance.longestAxis() / covariance.shortestAxis();
  }

  /** A place, from standard normal numbers. */
  double[] place(double[] normals) {
    double[] place = covariance.step(normals);
    for (int i = 0; i < place.length; i++) {
      place[i] = mean[i] + sigma * scales[i] * place[i];
    }
    return place;
  }

  /** The step from the mean to a place. */
  double[] stepTo(double[] place) {
    double[] step = new double[place.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = (place[i] - mean[i]) / (sigma * scales[i]);
    }
    return step;
  }

  /**
   * A step that was not drawn from this distribution, shortened to what may have been (Hansen,
   * arXiv 1110.4181).
   */
  double[] plausible(double[] step) {
    double n = step.length;
    double most = Math.sqrt(n) + 2 * n / (n + 2);
    double length = Covariance.length(covariance.whitened(step));
    return length <= most
        ? step
        : Arrays.stream(step).map(coordinate -> coordinate * most / length).toArray();
  }

  /** This distribution with another mean and scale of a coordinate. */
  Gaussian moved(int coordinate, double newMean, double newScale) {
    double[] means = mean.clone();
    double[] stretched = scales.clone();
    means[coordinate] = newMean;
    stretched[coordinate] = newScale;
    return new Gaussian(means, stretched, sigma, covariance, sigmaPath, covariancePath, generation);
  }

  /** The next distribution, from the steps of the results, the best first. */
  Gaussian after(List<double[]> steps, Recombination rates) {
    double[] move = new double[mean.length];
    double[] newMean = mean.clone();
    for (int i = 0; i < move.length; i++) {
      for (int k = 0; k < steps.size(); k++) {
        move[i] += Math.max(0, rates.weights[k]) * steps.get(k)[i];
      }
      newMean[i] += sigma * move[i];
    }
    double[] newSigmaPath =
        lengthened(sigmaPath, covariance.whitened(move), rates.sigmaRate, rates.mass);
    double length = Covariance.length(newSigmaPath);
    double begun = 1 - Math.pow(1 - rates.sigmaRate, 2.0 * (generation + 1));
    boolean holds =
        length < (1.4 + 2.0 / (mean.length + 1)) * rates.expectedLength * Math.sqrt(begun);
    double[] newPath =
        lengthened(
            covariancePath, holds ? move : new double[move.length], rates.pathRate, rates.mass);
    Covariance next =
        covariance.after(steps, rates, newPath, holds ? 0 : rates.pathRate * (2 - rates.pathRate));
    double growth = rates.sigmaRate / rates.sigmaDamping * (length / rates.expectedLength - 1);
    double newSigma = Math.min(sigma * Math.exp(Math.min(1, growth)), WIDEST / next.longestAxis());
    return new Gaussian(newMean, scales, newSigma, next, newSigmaPath, newPath, generation + 1);
  }

  private static double[] lengthened(double[] before, double[] step, double rate, double mass) {
    double[] path = new double[before.length];
    for (int i = 0; i < path.length; i++) {
      path[i] = (1 - rate) * before[i] + Math.sqrt(rate * (2 - rate) * mass) * step[i];
    }
    return path;
  }
}
