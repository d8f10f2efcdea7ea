package io.sparktune.data;

import io.sparktune.settings.Task;
import java.util.List;

/** One of several labels for each row. */
public final class ClassTarget implements Target {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> labels;
  private final Cells cells;

  private ClassTarget(String name, List<String> labels, Cells cells) {
    this.name = name;
    this.labels = labels;
    this.cells = cells;
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
    return cells.codeAt(row);
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
    return labels.size() + " classes of " + name;
  }
}
