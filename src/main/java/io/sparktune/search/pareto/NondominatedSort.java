package io.sparktune.search.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nondominated sorting (Zhang, Tian, Cheng and Jin, IEEE Transactions on Evolutionary Computation
 * 19(2), 2015, with binary search): O(n log n) for one or two goals, at worst O(goals n^2) for
 * more.
 */
public final class NondominatedSort {

  private NondominatedSort() {}

  /** The front of each: 0 where none dominates it, else one behind the last that does. */
  public static int[] ranks(List<double[]> merits) {
    int[] order =
        IntStream.range(0, merits.size())
            .boxed()
            .sorted(Comparator.comparing(merits::get, NondominatedSort::bestFirst))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[merits.size()];
    List<List<double[]>> fronts = new ArrayList<>();
    for (int index : order) {
      double[] point = merits.get(index);
      ranks[index] = rank(point, fronts);
      if (ranks[index] == fronts.size()) {
        fronts.add(new ArrayList<>());
      }
      join(point, fronts.get(ranks[index]));
    }
    return ranks;
  }

  /** The places of those that none dominates, in order; of equals, all. */
  public static List<Integer> first(List<double[]> merits) {
    int[] ranks = ranks(merits);
    return IntStream.range(0, ranks.length).filter(i -> ranks[i] == 0).boxed().toList();
  }

  /** In this order none dominates one that comes before it. */
  private static int bestFirst(double[] one, double[] other) {
    return Arrays.compare(other, one);
  }

  private static int rank(double[] point, List<List<double[]>> fronts) {
    int low = 0;
    int high = fronts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (dominates(fronts.get(middle), point)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean dominates(List<double[]> front, double[] point) {
    for (int i = front.size() - 1; i >= 0; i--) {
      if (Dominance.dominates(front.get(i), point)) {
        return true;
      }
    }
    return false;
  }

  /**
   * With two goals, the best of a front in the second goal alone decides which points the front
   * dominates.
   */
  private static void join(double[] point, List<double[]> front) {
    if (point.length > 2 || front.isEmpty()) {
      front.add(point);
    } else if (point.length == 2 && point[1] > front.get(0)[1]) {
      front.set(0, point);
    }
  }
}
