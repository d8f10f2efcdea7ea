package io.sparktune.data.table;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Columns of equal length with names of their own; the cells lie outside the Java heap. */
public final class Table implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Column> columns;
  private final int rows;

  private Table(List<Column> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Rows without a column. */
  public static Table ofRows(int rows) {
    return new Table(List.of(), rows);
  }

  public static Table of(List<? extends Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column");
    }
    int rows = columns.get(0).rows();
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            column.name() + " has " + column.rows() + " rows, the first column " + rows);
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns have the name " + column.name());
      }
    }
    return new Table(List.copyOf(columns), rows);
  }

  public int rows() {
    return rows;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The memory all cells take, outside the Java heap. */
  public long bytes() {
    return columns.stream().mapToLong(Column::bytes).sum();
  }
}
