package io.sparktune.simulation;

import java.time.Duration;
import java.util.List;

/**
 * How many times as long folds took with another number of them side by side.
 *
 * @param base folds side by side that this is a multiple of, 1 for one at a time
 * @param slots folds side by side
 * @param ratios of the times, one for each round, at least one
 * @param compiling by which the first folds are held up, since they leave no processor to what Java
 *     compiles of them
 * @param took to measure
 */
public record Slowdown(
    int base, int slots, List<Double> ratios, Duration compiling, Duration took) {

  public Slowdown {
    ratios = ratios.stream().sorted().toList();
    if (ratios.isEmpty() || !(ratios.get(0) > 0)) {
      throw new IllegalArgumentException("the ratios are " + ratios);
    }
  }

  /** The median of the ratios. */
  public double factor() {
    return quantile(0.5);
  }

  /** A quantile of the ratios, between two of them on the line from one to the other. */
  public double quantile(double share) {
    double place = share * (ratios.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ratios.size() - 1);
    return ratios.get(below) + (place - below) * (ratios.get(above) - ratios.get(below));
  }
}
