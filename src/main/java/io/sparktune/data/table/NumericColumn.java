package io.sparktune.data.table;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;

/** Finite numbers; a missing cell is NaN. */
public final class NumericColumn extends CellColumn implements Column {

  private static final long serialVersionUID = 1L;

  private NumericColumn(String name, Cells cells) {
    super(name, cells);
  }

  /** A column of these cells, NaN where one is missing. */
  public static NumericColumn of(String name, double[] cells) {
    for (int row = 0; row < cells.length; row++) {
      if (Double.isInfinite(cells[row])) {
        throw new IllegalArgumentException(name + " is " + cells[row] + " in row " + row);
      }
    }
    return new NumericColumn(name, Cells.ofNumbers(cells));
  }

  /** A column of these cells, which are finite, NaN where one is missing. */
  static NumericColumn of(String name, Cells cells) {
    return new NumericColumn(name, cells);
  }

  public double valueAt(int row) {
    return cells().numberAt(row);
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(valueAt(row));
  }
}
