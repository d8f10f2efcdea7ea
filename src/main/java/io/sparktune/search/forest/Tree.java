package io.sparktune.search.forest;

/**
 * A regression tree with random splits, the best of one for each feature (extremely randomised
 * trees, Geurts, Ernst and Wehenkel 2006).
 */
final class Tree {

  private final Split[] splits;
  private final int[] right;
  private final double[] mean;
  private final double[] variance;
  private int nodes;

  /** A tree without nodes, which may have so many. */
  Tree(int mostNodes) {
    splits = new Split[mostNodes];
    right = new int[mostNodes];
    mean = new double[mostNodes];
    variance = new double[mostNodes];
  }

  /** Adds a leaf; nodes are added in the order of a walk that goes left first. */
  int add(double leafMean, double leafVariance) {
    mean[nodes] = leafMean;
    variance[nodes] = leafVariance;
    return nodes++;
  }

  /** Turns a leaf into an inner node, whose left part is the node that is added next. */
  void split(int leaf, Split split) {
    splits[leaf] = split;
  }

  /** The right part of an inner node is the node that is added next. */
  void turnRight(int node) {
    right[node] = nodes;
  }

  /** The leaf to which a point falls. */
  int leaf(double[] point) {
    int node = 0;
    while (splits[node] != null) {
      node = splits[node].goesLeft(point[splits[node].feature()]) ? node + 1 : right[node];
    }
    return node;
  }

  double mean(int leaf) {
    return mean[leaf];
  }

  double variance(int leaf) {
    return variance[leaf];
  }
}
