package io.sparktune.data;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;
import io.sparktune.settings.Task;
import java.util.List;

/** A finite number for each row, or several: one for each of consecutive steps. */
public final class NumberTarget extends CellColumn implements Target {

  private static final long serialVersionUID = 1L;

  private NumberTarget(String name, Cells cells, int width) {
    super(name, cells, width);
  }

  public static NumberTarget of(String name, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new IllegalArgumentException(name + " is " + values[row] + " in row " + row);
      }
    }
    return new NumberTarget(name, Cells.ofNumbers(values), 1);
  }

  /** A target of these finite numbers. */
  public static NumberTarget of(String name, Cells values) {
    return new NumberTarget(name, values, 1);
  }

  /**
   * A target of some finite numbers for each row, row after row.
   *
   * @param width how many
   */
  public static NumberTarget of(String name, Cells values, int width) {
    return new NumberTarget(name, values, width);
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  /** The number of a row, the first of several. */
  public double valueAt(int row) {
    return cells().numberAt(row * width());
  }

  /** The numbers of some rows, row after row. */
  public double[] valuesAt(int[] rows) {
    double[] values = new double[Math.multiplyExact(rows.length, width())];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells().numberAt(rows[i / width()] * width() + i % width());
    }
    return values;
  }

  @Override
  public NumberTarget first(int count) {
    return count == rows()
        ? this
        : new NumberTarget(name(), Cells.ofNumbers(count * width(), cells()::numberAt), width());
  }

  @Override
  public String toString() {
    return "the number " + name();
  }
}
