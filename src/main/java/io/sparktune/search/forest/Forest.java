package io.sparktune.search.forest;

import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * A random forest as a model with uncertainty: its trees disagree where little is known (Hutter,
 * Hoos and Leyton-Brown 2011).
 */
final class Forest {

  /** As a share of the variance of the targets. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final List<Tree> trees = new ArrayList<>();
  private final double leastVariance;

  /**
   * @param points features of trials, at least one
   * @param targets one for each point
   * @param leastLeaf points in a leaf at least
   */
  Forest(
      Features features,
      List<double[]> points,
      List<Double> targets,
      int size,
      int leastLeaf,
      long seed) {
    double[] numbers = targets.stream().mapToDouble(target -> target).toArray();
    double[][] columns = new double[features.count()][points.size()];
    for (int row = 0; row < points.size(); row++) {
      for (int feature = 0; feature < columns.length; feature++) {
        columns[feature][row] = points.get(row)[feature];
      }
    }
    for (int i = 0; i < size; i++) {
      trees.add(
          new TreeGrowth(features, columns, numbers, leastLeaf, Seeds.random(seed, "tree", i))
              .tree());
    }
    leastVariance = Math.max(Double.MIN_NORMAL, LEAST_VARIANCE * trees.get(0).variance(0));
  }

  /** By the law of total variance: that between the trees and that within their leaves. */
  Prediction at(double[] point) {
    double sum = 0;
    double squares = 0;
    for (Tree tree : trees) {
      int leaf = tree.leaf(point);
      sum += tree.mean(leaf);
      squares += tree.mean(leaf) * tree.mean(leaf) + tree.variance(leaf);
    }
    double mean = sum / trees.size();
    return new Prediction(mean, Math.max(leastVariance, squares / trees.size() - mean * mean));
  }
}
