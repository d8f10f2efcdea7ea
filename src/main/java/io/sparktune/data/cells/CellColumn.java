package io.sparktune.data.cells;

import java.io.Serializable;

/** A named column with a cell for each row. */
public abstract class CellColumn implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Cells cells;

  protected CellColumn(String name, Cells cells) {
    this.name = name;
    this.cells = cells;
  }

  public final String name() {
    return name;
  }

  public final int rows() {
    return cells.rows();
  }

  /** The memory that the cells take, outside the Java heap. */
  public final long bytes() {
    return cells.bytes();
  }

  protected final Cells cells() {
    return cells;
  }
}
