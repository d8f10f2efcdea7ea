package io.sparktune.data.table;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;

/** Dates and moments as seconds since 1970 in UTC; a missing cell is NaN. */
public final class DateColumn extends CellColumn implements Column {

  private static final long serialVersionUID = 1L;

  private DateColumn(String name, Cells cells) {
    super(name, cells);
  }

  /** A column of these cells, NaN where one is missing. */
  public static DateColumn of(String name, double[] cells) {
    for (int row = 0; row < cells.length; row++) {
      if (Double.isInfinite(cells[row])) {
        throw new IllegalArgumentException(name + " is " + cells[row] + " in row " + row);
      }
    }
    return new DateColumn(name, Cells.ofNumbers(cells));
  }

  /** A column of these cells, which are finite, NaN where one is missing. */
  static DateColumn of(String name, Cells cells) {
    return new DateColumn(name, cells);
  }

  public double secondsAt(int row) {
    return cells().numberAt(row);
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(secondsAt(row));
  }
}
