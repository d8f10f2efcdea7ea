package io.sparktune.search.gp.process;

/**
 * The observations of a Gaussian process: features of places, targets, and the variance of each
 * observation beyond the common noise.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record Rows(double[][] features, double[] targets, double[] extraNoise) {

  int size() {
    return targets.length;
  }
}
