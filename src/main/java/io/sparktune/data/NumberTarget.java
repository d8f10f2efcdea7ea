package io.sparktune.data;

import io.sparktune.settings.Task;
import java.util.List;

/** A finite number for each row. */
public final class NumberTarget implements Target {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Cells cells;

  private NumberTarget(String name, Cells cells) {
    this.name = name;
    this.cells = cells;
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
    return cells.numberAt(row);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return cells.rows();
  }

  @Override
  public long bytes() {
    return cells.bytes();
  }

  @Override
  public String toString() {
    return "the number " + name;
  }
}
