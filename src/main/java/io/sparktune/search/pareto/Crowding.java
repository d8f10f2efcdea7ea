package io.sparktune.search.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The crowding distance of a front's results (Deb, Pratap, Agarwal and Meyarivan, 2002). */
public final class Crowding {

  private Crowding() {}

  /**
   * The crowding distance of each: the sum over the goals of the distance between its two
   * neighbours, as a share of the front's range; infinite for the best and the worst by a goal. A
   * goal by which all are equal counts for nothing.
   */
  public static double[] distances(List<double[]> front) {
    double[] distances = new double[front.size()];
    if (front.size() <= 2) {
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      return distances;
    }
    for (int goal = 0; goal < front.get(0).length; goal++) {
      add(goal, front, distances);
    }
    return distances;
  }

  private static void add(int goal, List<double[]> front, double[] distances) {
    int[] order =
        IntStream.range(0, front.size())
            .boxed()
            .sorted(Comparator.comparingDouble(index -> front.get(index)[goal]))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = order.length - 1;
    double range = front.get(order[last])[goal] - front.get(order[0])[goal];
    if (range == 0) {
      return;
    }
    distances[order[0]] = Double.POSITIVE_INFINITY;
    distances[order[last]] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last; i++) {
      double gap = front.get(order[i + 1])[goal] - front.get(order[i - 1])[goal];
      distances[order[i]] += gap / range;
    }
  }
}
