package io.sparktune.importance;

import java.util.List;

/**
 * The rows that importances are computed from: the cells of the parameters, then those of their
 * twins.
 */
final class ImportanceRows {

  private final List<CellAxis> axes;
  private final int[][] columns;
  private final double[] merits;

  /**
   * @param axes of the parameters, and in the same order of their twins
   * @param columns the cells by column and row; twice as many columns as axes
   * @param merits one for each row
   */
  ImportanceRows(List<CellAxis> axes, int[][] columns, double[] merits) {
    this.axes = axes;
    this.columns = columns;
    this.merits = merits;
  }

  List<CellAxis> axes() {
    return axes;
  }

  int[][] columns() {
    return columns;
  }

  double[] merits() {
    return merits;
  }

  int size() {
    return merits.length;
  }

  int parameters() {
    return axes.size();
  }

  CellAxis axisOf(int column) {
    return axes.get(column % axes.size());
  }
}
