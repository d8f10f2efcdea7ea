package io.sparktune.search.gp.process;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A subset of rows that represents all where there are too many: a third of them the best, a third
 * the newest, and the rest, one after another, the farthest from those chosen.
 */
public final class RowSubset {

  private RowSubset() {}

  /** Places of at most so many rows, in order. */
  public static int[] of(double[][] features, double[] targets, int most) {
    int size = targets.length;
    if (size <= most) {
      return IntStream.range(0, size).toArray();
    }
    boolean[] chosen = new boolean[size];
    double[] nearest = new double[size];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int[] bestFirst =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -targets[i]))
            .mapToInt(i -> i)
            .toArray();
    int count = 0;
    for (int i = 0; i < most / 3; i++) {
      count += choose(bestFirst[i], features, chosen, nearest);
    }
    for (int i = 1; i <= most / 3; i++) {
      count += choose(size - i, features, chosen, nearest);
    }
    while (count < most) {
      int farthest = -1;
      for (int i = 0; i < size; i++) {
        if (!chosen[i] && (farthest < 0 || nearest[i] > nearest[farthest])) {
          farthest = i;
        }
      }
      count += choose(farthest, features, chosen, nearest);
    }
    return IntStream.range(0, size).filter(i -> chosen[i]).toArray();
  }

  private static int choose(int place, double[][] features, boolean[] chosen, double[] nearest) {
    if (chosen[place]) {
      return 0;
    }
    chosen[place] = true;
    for (int i = 0; i < nearest.length; i++) {
      double squared = 0;
      for (int f = 0; f < features[i].length; f++) {
        double difference = features[i][f] - features[place][f];
        squared += difference * difference;
      }
      nearest[i] = Math.min(nearest[i], squared);
    }
    return 1;
  }
}
