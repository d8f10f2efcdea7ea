package io.sparktune.search.cmaes;

import java.util.Arrays;

/**
 * The recombination weights of ranked results and the learning rates (Hansen, arXiv 1604.00772,
 * table 1), all of which follow from two numbers.
 */
final class Recombination {

  final int dimensions;

  /**
   * Of the results from the best to the worst; the first half adds up to 1, the rest is below 0.
   */
  final double[] weights;

  /** The variance-effective number of results with a weight above 0. */
  final double mass;

  final double sigmaRate;
  final double sigmaDamping;
  final double pathRate;
  final double rankOneRate;
  final double rankMuRate;

  /** The expected length of a vector of standard normal numbers. */
  final double expectedLength;

  /**
   * @param dimensions of the distribution, at least 1
   * @param population how many results are learnt from at a time, at least 1
   */
  Recombination(int dimensions, int population) {
    this.dimensions = dimensions;
    double n = dimensions;
    double[] raw = new double[population];
    for (int i = 0; i < population; i++) {
      raw[i] = Math.log((population + 1) / 2.0) - Math.log(i + 1);
    }
    mass = mass(raw, 1);
    sigmaRate = (mass + 2) / (n + mass + 5);
    sigmaDamping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + sigmaRate;
    pathRate = (4 + mass / n) / (n + 4 + 2 * mass / n);
    rankOneRate = 2 / ((n + 1.3) * (n + 1.3) + mass);
    rankMuRate =
        Math.min(1 - rankOneRate, 2 * (0.25 + mass + 1 / mass - 2) / ((n + 2) * (n + 2) + mass));
    expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    weights = weights(raw);
  }

  private double[] weights(double[] raw) {
    double negativeMass = mass(raw, -1);
    double mostNegative =
        Math.min(
            1 + rankOneRate / rankMuRate,
            Math.min(
                1 + 2 * negativeMass / (mass + 2),
                (1 - rankOneRate - rankMuRate) / (dimensions * rankMuRate)));
    double positive = Arrays.stream(raw).filter(weight -> weight > 0).sum();
    double negative = -Arrays.stream(raw).filter(weight -> weight < 0).sum();
    return Arrays.stream(raw)
        .map(
            weight ->
                weight >= 0
                    ? weight / positive
                    : rankMuRate > 0 ? weight / negative * Math.max(0, mostNegative) : 0)
        .toArray();
  }

  private static double mass(double[] raw, int sign) {
    double sum = 0;
    double squares = 0;
    for (double weight : raw) {
      if (weight * sign > 0) {
        sum += weight;
        squares += weight * weight;
      }
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }
}
