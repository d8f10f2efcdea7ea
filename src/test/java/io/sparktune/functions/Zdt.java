package io.sparktune.functions;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;

/**
 * Two goals to be minimised at once, over ten real numbers x1 to x10 (Zitzler, Deb and Thiele,
 * Evolutionary Computation 8, 2000). On the Pareto front x2 to x10 are 0.
 */
public enum Zdt {
  /** The front is convex. */
  ZDT1 {
    @Override
    double shape(double first, double g) {
      return 1 - Math.sqrt(first / g);
    }
  },
  /** The front is concave. */
  ZDT2 {
    @Override
    double shape(double first, double g) {
      double share = first / g;
      return 1 - share * share;
    }
  },
  /** The front has five pieces. */
  ZDT3 {
    @Override
    double shape(double first, double g) {
      return 1 - Math.sqrt(first / g) - first / g * Math.sin(10 * Math.PI * first);
    }
  };

  private static final int DIMENSIONS = 10;
  private static final Space SPACE = SmoothFunctions.cube(DIMENSIONS, 0, 1);

  abstract double shape(double first, double g);

  /** The same for all of them. */
  public Space space() {
    return SPACE;
  }

  /** Both goals, to be minimised. */
  public List<Double> goals(Values values) {
    double[] x = SmoothFunctions.x(values);
    double sum = 0;
    for (int i = 1; i < DIMENSIONS; i++) {
      sum += x[i];
    }
    double g = 1 + 9 * sum / (DIMENSIONS - 1);
    return List.of(x[0], g * shape(x[0], g));
  }
}
