package io.sparktune.search.gp.process;

import java.util.Arrays;

/**
 * A weak prior of kernels: log-normal length scales that grow with the root of the number of axes
 * (Hvarfner, Hellsten and Nardi, ICML 2024), a signal about as large as the targets, and noise over
 * several decades below it. The density of lengths is by the lengths themselves, which has its mode
 * far below their median; by their logarithms, few trials would look linear.
 */
public final class KernelPrior {

  private static final double LENGTH_MEDIAN = Math.sqrt(2);
  private static final double LENGTH_DEVIATION = Math.sqrt(3);
  private static final double LENGTH_MODE = LENGTH_MEDIAN - LENGTH_DEVIATION * LENGTH_DEVIATION;
  private static final double SIGNAL_DEVIATION = 1.5;
  private static final double NOISE_MEAN = Math.log(1e-4);
  private static final double NOISE_DEVIATION = 4;
  private static final double LEAST_NOISE = 1e-9;

  private final int axes;
  private final double lengthMode;

  public KernelPrior(int axes) {
    this.axes = axes;
    this.lengthMode = LENGTH_MODE + 0.5 * Math.log(Math.max(1, axes));
  }

  /** The negative logarithm of the density; sets the slopes. */
  double at(double[] logs, double[] slopes) {
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      double mean = i < axes ? lengthMode : i == axes ? 0 : NOISE_MEAN;
      double deviation =
          i < axes ? LENGTH_DEVIATION : i == axes ? SIGNAL_DEVIATION : NOISE_DEVIATION;
      double z = (logs[i] - mean) / deviation;
      sum += 0.5 * z * z;
      slopes[i] = z / deviation;
    }
    return sum;
  }

  /** The kernel to start from with these lengths and this noise, as logarithms. */
  public double[] start(double length, double noise) {
    double[] start = new double[axes + 2];
    Arrays.fill(start, 0, axes, Math.log(length));
    start[axes + 1] = Math.log(noise);
    return start;
  }

  /** The least of each, as logarithms. */
  public double[] low() {
    double[] low = start(0.01, LEAST_NOISE);
    low[axes] = Math.log(0.01);
    return low;
  }

  /** The most of each, as logarithms. */
  public double[] high() {
    double[] high = start(100 * Math.sqrt(Math.max(1, axes)), 2);
    high[axes] = Math.log(1000);
    return high;
  }
}
