package io.sparktune.search.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The exact hypervolume that results dominate. Two goals are swept in O(n log n). More are the sum
 * of what each result adds to those behind it, as in WFG (While, Bradstreet and Barone, IEEE
 * Transactions on Evolutionary Computation 16(1), 2012): O(n^2 log n) for three goals, quick up to
 * about five.
 */
public final class Hypervolume {

  private Hypervolume() {}

  /**
   * The volume between the reference and the results; one that is not better than the reference by
   * every goal adds nothing.
   */
  public static double of(List<double[]> merits, double[] reference) {
    return volume(boxes(merits, reference), reference.length);
  }

  /** By how much a result makes the volume between the reference and others greater. */
  public static double added(double[] merits, List<double[]> others, double[] reference) {
    List<double[]> own = boxes(List.of(merits), reference);
    if (own.isEmpty()) {
      return 0;
    }
    int goals = reference.length;
    List<double[]> shared = shared(own.get(0), boxes(others, reference), goals);
    return Math.max(0, volume(own, goals) - volume(shared, goals));
  }

  /** The boxes from the reference to the results that are better by every goal. */
  private static List<double[]> boxes(List<double[]> merits, double[] reference) {
    List<double[]> boxes = new ArrayList<>();
    for (double[] point : merits) {
      if (point.length != reference.length) {
        throw new IllegalArgumentException(
            point.length + " merits have a reference of " + reference.length);
      }
      double[] edges = new double[point.length];
      Arrays.setAll(edges, goal -> point[goal] - reference[goal]);
      if (Arrays.stream(edges).allMatch(edge -> edge > 0)) {
        boxes.add(edges);
      }
    }
    return boxes;
  }

  /** Of boxes that start at the origin, by their first edges only. */
  private static double volume(List<double[]> boxes, int goals) {
    if (goals == 1) {
      return boxes.stream().mapToDouble(box -> box[0]).max().orElse(0);
    }
    if (goals == 2) {
      return area(boxes);
    }
    int last = goals - 1;
    List<double[]> ordered = new ArrayList<>(boxes);
    ordered.sort(Comparator.comparingDouble(box -> box[last]));
    double sum = 0;
    for (int i = 0; i < ordered.size(); i++) {
      double[] box = ordered.get(i);
      List<double[]> shared = shared(box, ordered.subList(i + 1, ordered.size()), last);
      sum += box[last] * (volume(List.of(box), last) - volume(shared, last));
    }
    return sum;
  }

  /** The intersections of the boxes with one, by the first edges, without those inside others. */
  private static List<double[]> shared(double[] box, List<double[]> others, int goals) {
    List<double[]> common = new ArrayList<>();
    for (double[] other : others) {
      double[] edges = new double[goals];
      Arrays.setAll(edges, goal -> Math.min(box[goal], other[goal]));
      common.add(edges);
    }
    return goals == 2 ? common : NondominatedSort.first(common).stream().map(common::get).toList();
  }

  private static double area(List<double[]> boxes) {
    List<double[]> ordered = new ArrayList<>(boxes);
    ordered.sort(Comparator.comparingDouble(box -> -box[0]));
    double area = 0;
    double height = 0;
    for (double[] box : ordered) {
      if (box[1] > height) {
        area += box[0] * (box[1] - height);
        height = box[1];
      }
    }
    return area;
  }
}
