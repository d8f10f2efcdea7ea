package io.sparktune.data;

import io.sparktune.data.cells.ByteRows;
import io.sparktune.settings.Task;
import java.util.HashSet;
import java.util.List;

/** Any number of labels for each row. */
public final class LabelsTarget implements Target {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> labels;
  private final String separator;

  /** By row: a byte for each label, 1 where the row has it. */
  private final ByteRows rows;

  private LabelsTarget(String name, List<String> labels, String separator, ByteRows rows) {
    this.name = name;
    this.labels = labels;
    this.separator = separator;
    this.rows = rows;
  }

  /**
   * A target of these labels.
   *
   * @param separator between the labels of a cell
   * @param codes by row: the places of its labels in the list of labels
   */
  public static LabelsTarget of(
      String name, List<String> labels, String separator, List<int[]> codes) {
    if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(name + " has the labels " + labels);
    }
    ByteRows rows = new ByteRows(labels.size());
    for (int[] ofRow : codes) {
      byte[] row = new byte[labels.size()];
      for (int code : ofRow) {
        row[code] = 1;
      }
      rows.add(row);
    }
    return new LabelsTarget(name, List.copyOf(labels), separator, rows);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Task task() {
    return Task.MULTI_LABEL;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /** The text between the labels of a cell. */
  public String separator() {
    return separator;
  }

  @Override
  public int rows() {
    return rows.rows();
  }

  @Override
  public long bytes() {
    return rows.bytes();
  }

  /** By label: 1 where the row has it, 0 elsewhere. */
  public byte[] labelsAt(int row) {
    byte[] labelsOfRow = new byte[labels.size()];
    rows.read(row, labelsOfRow);
    return labelsOfRow;
  }

  @Override
  public LabelsTarget first(int count) {
    ByteRows some = new ByteRows(labels.size());
    for (int row = 0; row < count; row++) {
      some.add(labelsAt(row));
    }
    return new LabelsTarget(name, labels, separator, some);
  }

  @Override
  public String toString() {
    return "sets of " + labels.size() + " labels of " + name;
  }
}
