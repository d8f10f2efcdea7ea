package io.sparktune.search.gp.process;

/**
 * What a Gaussian process is told: features of places, what was observed there, and by how much the
 * variance of each observation exceeds the common noise.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record Rows(double[][] features, double[] targets, double[] extraNoise) {

  int size() {
    return targets.length;
  }
}
