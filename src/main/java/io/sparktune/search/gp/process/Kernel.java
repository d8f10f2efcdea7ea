package io.sparktune.search.gp.process;

import java.util.Arrays;

/**
 * The hyperparameters of a Gaussian process: an anisotropic Matern kernel with noise.
 *
 * @param lengths the length scale of each axis
 * @param signal the variance of the function
 * @param noise the variance of an observation
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record Kernel(double[] lengths, double signal, double noise) {

  /** From the logarithms of the lengths, the signal and the noise, in this order. */
  public static Kernel ofLogs(double[] logs) {
    double[] values = Arrays.stream(logs).map(Math::exp).toArray();
    int axes = logs.length - 2;
    return new Kernel(Arrays.copyOf(values, axes), values[axes], values[axes + 1]);
  }
}
