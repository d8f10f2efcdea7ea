package io.sparktune.search.tpe;

import java.util.Arrays;

/** A sample of weighted points, from which a density is estimated. */
final class WeightedPoints {

  private double[][] points = new double[16][];
  private double[] weights = new double[16];
  private int size;

  void add(double[] point, double weight) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    points[size] = point;
    weights[size] = weight;
    size++;
  }

  /** The points of another sample with their weights times a factor; none for 0. */
  void addAll(WeightedPoints other, double factor) {
    for (int i = 0; i < other.size && factor > 0; i++) {
      add(other.points[i], factor * other.weights[i]);
    }
  }

  int size() {
    return size;
  }

  double[] point(int i) {
    return points[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** The points that have the parameter at this place on. */
  WeightedPoints having(int place) {
    WeightedPoints having = new WeightedPoints();
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(points[i][place])) {
        having.add(points[i], weights[i]);
      }
    }
    return having;
  }

  /** The coordinates of all points along one parameter. */
  double[] along(int place) {
    double[] column = new double[size];
    for (int i = 0; i < size; i++) {
      column[i] = points[i][place];
    }
    return column;
  }
}
