package io.sparktune.search.forest;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Grows a tree from the root to the leaves. */
final class TreeGrowth {

  /** Targets with less variance count as equal. */
  private static final double LEAST_VARIANCE = 1e-14;

  private final Features features;
  private final double[][] columns;
  private final double[] targets;
  private final int leastLeaf;
  private final SplittableRandom random;
  private final int[] rows;
  private final Tree tree;

  /**
   * @param columns for each feature, that of every point
   * @param targets one for each point, at least one
   * @param leastLeaf points in a leaf at least
   */
  TreeGrowth(
      Features features,
      double[][] columns,
      double[] targets,
      int leastLeaf,
      SplittableRandom random) {
    this.features = features;
    this.columns = columns;
    this.targets = targets;
    this.leastLeaf = leastLeaf;
    this.random = random;
    this.rows = new int[targets.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    this.tree = new Tree(2 * rows.length - 1);
    grow(0, rows.length);
  }

  Tree tree() {
    return tree;
  }

  private void grow(int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      sum += targets[rows[i]];
      squares += targets[rows[i]] * targets[rows[i]];
    }
    double mean = sum / (to - from);
    double variance = Math.max(0, squares / (to - from) - mean * mean);
    int node = tree.add(mean, variance);
    if (variance <= LEAST_VARIANCE) {
      return;
    }
    Split best = bestSplit(from, to, sum);
    if (best != null) {
      tree.split(node, best);
      int middle = part(best, from, to);
      grow(from, middle);
      tree.turnRight(node);
      grow(middle, to);
    }
  }

  /** The best of one random split for each feature, or null. */
  private @Nullable Split bestSplit(int from, int to, double sum) {
    @Nullable Split best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int feature = 0; feature < features.count(); feature++) {
      Split split = randomSplit(feature, from, to);
      double gain = split == null ? most : gain(split, from, to, sum);
      if (gain > most) {
        most = gain;
        best = split;
      }
    }
    return best;
  }

  /** Null where all points have the same value. */
  private @Nullable Split randomSplit(int feature, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double[] column = columns[feature];
    for (int i = from; i < to; i++) {
      double value = column[rows[i]];
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (least == most) {
      return null;
    }
    return features.options(feature) == 0
        ? Split.ofNumber(feature, least + random.nextDouble() * (most - least))
        : Split.ofChoice(feature, subset(feature, from, to));
  }

  /** Some options: of those in sight neither none nor all. */
  private boolean[] subset(int feature, int from, int to) {
    boolean[] left = new boolean[features.options(feature) + 1];
    while (true) {
      for (int option = 0; option < left.length; option++) {
        left[option] = random.nextBoolean();
      }
      boolean first = left[Split.place(columns[feature][rows[from]])];
      for (int i = from + 1; i < to; i++) {
        if (left[Split.place(columns[feature][rows[i]])] != first) {
          return left;
        }
      }
    }
  }

  /** By how much the squared errors shrink, but for a constant. */
  private double gain(Split split, int from, int to, double sum) {
    double left = 0;
    int count = 0;
    double[] column = columns[split.feature()];
    for (int i = from; i < to; i++) {
      if (split.goesLeft(column[rows[i]])) {
        left += targets[rows[i]];
        count++;
      }
    }
    int rest = to - from - count;
    return count < leastLeaf || rest < leastLeaf
        ? Double.NEGATIVE_INFINITY
        : left * left / count + (sum - left) * (sum - left) / rest;
  }

  private int part(Split split, int from, int to) {
    int middle = from;
    double[] column = columns[split.feature()];
    for (int i = from; i < to; i++) {
      if (split.goesLeft(column[rows[i]])) {
        int row = rows[i];
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
    }
    return middle;
  }
}
