package io.sparktune.search.gp.process;

import java.util.Arrays;

/**
 * A lower Cholesky factor of a covariance matrix that grows by rows. A row depends on those before
 * it alone, so that a grown factor is bit for bit the one computed at once.
 */
final class GrowingCholesky {

  /** Below this share of its own variance, the contribution of a row is rounding error. */
  private static final double LEAST_SHARE = 1e-12;

  private double[][] rows;
  private int size;

  GrowingCholesky(int capacity) {
    rows = new double[Math.max(4, capacity)][];
  }

  int size() {
    return size;
  }

  /** The first {@code length} numbers of a row, itself included. */
  double[] row(int i) {
    return rows[i];
  }

  /**
   * Adds a row.
   *
   * @param covariances with each of the rows there are, then the own variance; is overwritten and
   *     kept
   */
  void add(double[] covariances) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    for (int j = 0; j < size; j++) {
      covariances[j] = (covariances[j] - dot(covariances, rows[j], j)) / rows[j][j];
    }
    double own = covariances[size];
    double left = own - dot(covariances, covariances, size);
    covariances[size] = Math.sqrt(Math.max(left, LEAST_SHARE * own));
    rows[size++] = covariances;
  }

  /** Forgets all rows from this one on. */
  void shrink(int newSize) {
    Arrays.fill(rows, newSize, size, null);
    size = newSize;
  }

  /** Solves with the factor, in place. */
  void forward(double[] right) {
    for (int i = 0; i < size; i++) {
      right[i] = (right[i] - dot(rows[i], right, i)) / rows[i][i];
    }
  }

  /** Solves with the factor's transpose, in place. */
  void backward(double[] right) {
    for (int i = size - 1; i >= 0; i--) {
      double[] row = rows[i];
      double solved = right[i] / row[i];
      right[i] = solved;
      addScaled(right, row, -solved, i);
    }
  }

  /** The logarithm of the matrix' determinant. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.log(rows[i][i]);
    }
    return 2 * sum;
  }

  /** The lower triangle of the matrix' inverse. */
  double[][] inverse() {
    double[][] halves = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] half = new double[i + 1];
      double[] row = rows[i];
      for (int k = 0; k < i; k++) {
        addScaled(half, halves[k], -row[k], k + 1);
      }
      for (int j = 0; j < i; j++) {
        half[j] /= row[i];
      }
      half[i] = 1 / row[i];
      halves[i] = half;
    }
    double[][] inverse = new double[size][];
    for (int i = 0; i < size; i++) {
      inverse[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        addScaled(inverse[j], halves[i], halves[i][j], j + 1);
      }
    }
    return inverse;
  }

  /** Four sums side by side: a processor cannot add to one sum faster than one at a time. */
  static double dot(double[] a, double[] b, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < length; i++) {
      first += a[i] * b[i];
    }
    return (first + second) + (third + fourth);
  }

  private static void addScaled(double[] target, double[] source, double scale, int length) {
    for (int i = 0; i < length; i++) {
      target[i] += scale * source[i];
    }
  }
}
