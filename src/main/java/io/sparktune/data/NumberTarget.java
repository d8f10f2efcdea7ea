package io.sparktune.data;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.stream.IntStream;

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
    return count == rows()
        ? this
        : of(name(), IntStream.range(0, count).mapToDouble(this::valueAt).toArray());
  }

  @Override
  public String toString() {
    return "the number " + name();
  }
}
