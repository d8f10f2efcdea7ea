package io.sparktune.search.cmaes;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** A covariance matrix with its eigenvectors and their lengths. Immutable. */
final class Covariance {

  /** The square of an axis is at least this share of the longest one's. */
  private static final double LEAST_SQUARE = 1e-14;

  private static final double SHORTEST_STEP = 1e-12;

  private final double[][] matrix;

  /** In columns. */
  private final double[][] axes;

  private final double[] lengths;

  private Covariance(double[][] matrix, double[][] axes, double[] lengths) {
    this.matrix = matrix;
    this.axes = axes;
    this.lengths = lengths;
  }

  /** Independent coordinates with a variance of 1. */
  static Covariance round(int dimensions) {
    double[][] identity = new double[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      identity[i][i] = 1;
    }
    double[] ones = new double[dimensions];
    Arrays.fill(ones, 1);
    return new Covariance(identity, identity, ones);
  }

  double deviation(int coordinate) {
    return Math.sqrt(matrix[coordinate][coordinate]);
  }

  double longestAxis() {
    return Arrays.stream(lengths).max().orElse(1);
  }

  double shortestAxis() {
    return Arrays.stream(lengths).min().orElse(1);
  }

  /** A step with this covariance, from standard normal numbers. */
  double[] step(double[] normals) {
    int n = lengths.length;
    double[] step = new double[n];
    for (int axis = 0; axis < n; axis++) {
      double along = lengths[axis] * normals[axis];
      for (int i = 0; i < n; i++) {
        step[i] += along * axes[i][axis];
      }
    }
    return step;
  }

  /** A step with this covariance, turned into one whose coordinates are independent. */
  double[] whitened(double[] step) {
    int n = step.length;
    double[] white = new double[n];
    for (int axis = 0; axis < n; axis++) {
      double along = 0;
      for (int i = 0; i < n; i++) {
        along += axes[i][axis] * step[i];
      }
      for (int i = 0; i < n; i++) {
        white[i] += axes[i][axis] * along / lengths[axis];
      }
    }
    return white;
  }

  /**
   * The next covariance (Hansen's equation 47).
   *
   * @param steps from the best to the worst
   * @param path of the mean, whose outer product is learnt too
   * @param stalled variance that the path lacks, where it was not lengthened
   */
  Covariance after(List<double[]> steps, Recombination rates, double[] path, double stalled) {
    int n = lengths.length;
    double sum = 0;
    double[] weights = rates.weights.clone();
    for (int k = 0; k < weights.length; k++) {
      sum += rates.weights[k];
      if (weights[k] < 0) {
        double length = Math.max(SHORTEST_STEP, length(whitened(steps.get(k))));
        weights[k] *= n / (length * length);
      }
    }
    double kept = 1 + rates.rankOneRate * (stalled - 1) - rates.rankMuRate * sum;
    double[][] next = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double ranked = 0;
        for (int k = 0; k < weights.length; k++) {
          ranked += weights[k] * steps.get(k)[i] * steps.get(k)[j];
        }
        next[i][j] =
            kept * matrix[i][j] + rates.rankOneRate * path[i] * path[j] + rates.rankMuRate * ranked;
        next[j][i] = next[i][j];
      }
    }
    return decomposed(next);
  }

  private static Covariance decomposed(double[][] matrix) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
    double[] squares = eigen.getRealEigenvalues();
    double most = Arrays.stream(squares).max().orElseThrow();
    double[] lengths =
        Arrays.stream(squares)
            .map(square -> Math.sqrt(Math.max(square, most * LEAST_SQUARE)))
            .toArray();
    return new Covariance(matrix, eigen.getV().getData(), lengths);
  }

  static double length(double[] vector) {
    double squares = 0;
    for (double coordinate : vector) {
      squares += coordinate * coordinate;
    }
    return Math.sqrt(squares);
  }
}
