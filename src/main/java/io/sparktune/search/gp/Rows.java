package io.sparktune.search.gp;

import java.util.Arrays;

/**
 * What a Gaussian process is told: features of places, what was observed there, and by how much the
 * variance of each observation exceeds the common noise.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
record Rows(double[][] features, double[] targets, double[] extraNoise) {

  int size() {
    return targets.length;
  }

  /** The rows at these places. */
  Rows at(int[] chosen) {
    return new Rows(
        Arrays.stream(chosen).mapToObj(i -> features[i]).toArray(double[][]::new),
        Arrays.stream(chosen).mapToDouble(i -> targets[i]).toArray(),
        Arrays.stream(chosen).mapToDouble(i -> extraNoise[i]).toArray());
  }
}
