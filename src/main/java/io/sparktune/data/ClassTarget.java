package io.sparktune.data;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.cells.Codes;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** One of several labels for each row. */
public final class ClassTarget extends CellColumn implements Target {

  private static final long serialVersionUID = 1L;

  private final List<String> labels;

  private ClassTarget(String name, List<String> labels, Cells cells) {
    super(name, cells);
    this.labels = labels;
  }

  /**
   * A target of these labels.
   *
   * @param codes places in the list of labels
   */
  public static ClassTarget of(String name, List<String> labels, int[] codes) {
    Codes.requireIn(name, 0, labels, codes);
    return new ClassTarget(name, List.copyOf(labels), Cells.ofCodes(codes, labels.size()));
  }

  /** A target of these labels, of which each row has the one at the place of its code. */
  public static ClassTarget of(String name, List<String> labels, int rows, IntUnaryOperator codes) {
    return new ClassTarget(name, List.copyOf(labels), Cells.ofCodes(rows, codes, labels.size()));
  }

  @Override
  public Task task() {
    return Task.CLASSIFICATION;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /** The place of the row's label in the list of labels. */
  public int labelAt(int row) {
    return cells().codeAt(row);
  }

  @Override
  public ClassTarget first(int count) {
    return count == rows()
        ? this
        : new ClassTarget(name(), labels, Cells.ofCodes(count, this::labelAt, labels.size()));
  }

  @Override
  public String toString() {
    return labels.size() + " classes of " + name();
  }
}
