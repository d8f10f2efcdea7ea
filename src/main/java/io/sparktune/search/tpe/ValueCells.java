package io.sparktune.search.tpe;

import io.sparktune.space.Parameter;
import java.util.Arrays;

/**
 * The cells of the unit interval that map to the values of a countable parameter. Found by
 * bisection, so that they hold for any mapping.
 */
final class ValueCells {

  private static final int BISECTIONS = 40;

  private final Parameter parameter;
  private final double[] edges;

  ValueCells(Parameter parameter) {
    this.parameter = parameter;
    edges = new double[Math.toIntExact(parameter.size()) + 1];
    Arrays.fill(edges, Double.NaN);
    edges[0] = 0;
    edges[edges.length - 1] = 1;
  }

  /** Computed on demand, since most cells are never used. */
  private double edge(int cell) {
    if (Double.isNaN(edges[cell])) {
      edges[cell] = bisected(cell);
    }
    return edges[cell];
  }

  private double bisected(int cell) {
    double below = 0;
    double above = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (below + above) / 2;
      if (at(middle) < cell) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  /** The cell of a coordinate. */
  int at(double unit) {
    return Math.toIntExact(parameter.indexOf(parameter.valueAt(unit)));
  }

  int count() {
    return edges.length - 1;
  }

  /** The lower edge of a cell. */
  double from(int cell) {
    return edge(cell);
  }

  /** The upper edge of a cell. */
  double to(int cell) {
    return edge(cell + 1);
  }

  /** The coordinate of the value to which this one maps. */
  double settled(double unit) {
    return parameter.unitOf(parameter.valueAt(unit));
  }
}
