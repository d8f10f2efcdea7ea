package io.sparktune.search.gp.process;

import java.util.Arrays;

/**
 * The constant mean of a Gaussian process, and the weights of its observations.
 *
 * @param weights the inverse of the covariance times the residuals
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
record MeanFunction(double mean, double[] weights) {

  /** The most likely mean under a standard normal prior. */
  static MeanFunction of(GrowingCholesky cholesky, double[] targets) {
    double[] ones = new double[targets.length];
    Arrays.fill(ones, 1);
    cholesky.forward(ones);
    double[] weights = targets.clone();
    cholesky.forward(weights);
    double mean =
        GrowingCholesky.dot(ones, weights, ones.length)
            / (1 + GrowingCholesky.dot(ones, ones, ones.length));
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= mean * ones[i];
    }
    cholesky.backward(weights);
    return new MeanFunction(mean, weights);
  }
}
