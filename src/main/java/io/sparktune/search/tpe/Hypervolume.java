package io.sparktune.search.tpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The volume between points and the origin that at least one of them dominates, where more is
 * better. By exclusive volumes, as in While, Bradstreet and Barone (IEEE TEVC 2012): exact, and
 * meant for some dozens of points.
 */
final class Hypervolume {

  private Hypervolume() {}

  /**
   * The volume of a set.
   *
   * @param points with coordinates of at least 0
   */
  static double of(List<double[]> points) {
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      sum += added(points.get(i), points.subList(i + 1, points.size()));
    }
    return sum;
  }

  /** What a point adds to the volume of a set. */
  static double added(double[] point, List<double[]> others) {
    List<double[]> within = new ArrayList<>();
    for (double[] other : others) {
      double[] common = new double[point.length];
      Arrays.setAll(common, goal -> Math.min(point[goal], other[goal]));
      if (within.stream().noneMatch(kept -> covers(kept, common))) {
        within.removeIf(kept -> covers(common, kept));
        within.add(common);
      }
    }
    return Math.max(0, Arrays.stream(point).reduce(1, (a, b) -> a * b) - of(within));
  }

  /** Whether a point is at least as good as another by every goal. */
  static boolean covers(double[] point, double[] other) {
    for (int goal = 0; goal < point.length; goal++) {
      if (point[goal] < other[goal]) {
        return false;
      }
    }
    return true;
  }
}
