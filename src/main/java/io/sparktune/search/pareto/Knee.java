package io.sparktune.search.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * The knee of a front: the result at which one goal can no longer be improved without losing much
 * of another (Das, Structural Optimization 18, 1999).
 */
public final class Knee {

  private static final double EQUAL = 1e-9;

  private Knee() {}

  /**
   * The place of the knee in the front. Every goal is brought to [0, 1]; the knee is farthest
   * towards the ideal from the plane through the best by each goal. Of equals, which are all where
   * the front is flat, it is the one whose worst goal is best. Where no plane goes through the
   * best, it is the one on which the sum is 1.
   */
  public static int of(List<double[]> front) {
    if (front.isEmpty()) {
      throw new IllegalArgumentException("an empty front has no knee");
    }
    List<double[]> shares = shares(front);
    double[] normal = normal(shares);
    double[] heights = shares.stream().mapToDouble(share -> height(share, normal)).toArray();
    double highest = Arrays.stream(heights).max().orElseThrow();
    int knee = -1;
    for (int i = 0; i < heights.length; i++) {
      if (heights[i] >= highest - EQUAL
          && (knee < 0 || worst(shares.get(i)) > worst(shares.get(knee)))) {
        knee = i;
      }
    }
    return knee;
  }

  private static List<double[]> shares(List<double[]> front) {
    int goals = front.get(0).length;
    double[] low = new double[goals];
    double[] range = new double[goals];
    for (int goal = 0; goal < goals; goal++) {
      int column = goal;
      low[goal] = front.stream().mapToDouble(point -> point[column]).min().orElseThrow();
      double high = front.stream().mapToDouble(point -> point[column]).max().orElseThrow();
      range[goal] = high - low[goal];
    }
    return front.stream()
        .map(
            point ->
                IntStream.range(0, goals)
                    .mapToDouble(
                        goal -> range[goal] == 0 ? 1 : (point[goal] - low[goal]) / range[goal])
                    .toArray())
        .toList();
  }

  /** The vector whose product with the best by each goal is 1. */
  private static double[] normal(List<double[]> shares) {
    int goals = shares.get(0).length;
    double[][] best = new double[goals][];
    for (int goal = 0; goal < goals; goal++) {
      for (double[] share : shares) {
        if (best[goal] == null || share[goal] > best[goal][goal]) {
          best[goal] = share;
        }
      }
    }
    double[] ones = new double[goals];
    Arrays.fill(ones, 1);
    DecompositionSolver solver =
        new LUDecomposition(MatrixUtils.createRealMatrix(best), EQUAL).getSolver();
    if (!solver.isNonSingular()) {
      return ones;
    }
    double[] normal = solver.solve(new ArrayRealVector(ones)).toArray();
    return Arrays.stream(normal).allMatch(part -> part > 0) ? normal : ones;
  }

  private static double height(double[] share, double[] normal) {
    double product = 0;
    double length = 0;
    for (int goal = 0; goal < share.length; goal++) {
      product += share[goal] * normal[goal];
      length += normal[goal] * normal[goal];
    }
    return (product - 1) / Math.sqrt(length);
  }

  private static double worst(double[] share) {
    return Arrays.stream(share).min().orElseThrow();
  }
}
