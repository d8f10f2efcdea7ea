package io.sparktune.data;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;
import io.sparktune.settings.Task;
import java.util.List;

/** A finite number for each row. */
public final class NumberTarget extends CellColumn implements Target {

  private static final long serialVersionUID = 1L;

  private NumberTarget(String name, Cells cells) {
    super(name, cells);
  }

  public static NumberTarget of(String name, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new IllegalArgumentException(name + " is " + values[row] + " in row " + row);
      }
    }
    return new NumberTarget(name, Cells.ofNumbers(values));
  }

  /** A target of these finite numbers. */
  public static NumberTarget of(String name, Cells values) {
    return new NumberTarget(name, values);
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  public double valueAt(int row) {
    return cells().numberAt(row);
  }

  @Override
  public NumberTarget first(int count) {
    return count == rows() ? this : new NumberTarget(name(), Cells.ofNumbers(count, this::valueAt));
  }

  @Override
  public String toString() {
    return "the number " + name();
  }
}
