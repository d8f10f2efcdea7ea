package io.sparktune.data.cells;

import java.io.Serializable;

/** A named column with a cell for each row, or with several. */
public abstract class CellColumn implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Cells cells;
  private final int width;

  protected CellColumn(String name, Cells cells) {
    this(name, cells, 1);
  }

  /**
   * A column of some cells for each row.
   *
   * @param width how many
   */
  protected CellColumn(String name, Cells cells, int width) {
    if (width < 1 || cells.rows() % width != 0) {
      throw new IllegalArgumentException(cells.rows() + " cells, " + width + " for each row");
    }
    this.name = name;
    this.cells = cells;
    this.width = width;
  }

  /** The number of cells for each row. */
  public final int width() {
    return width;
  }

  public final String name() {
    return name;
  }

  public final int rows() {
    return cells.rows() / width;
  }

  /** The memory that the cells take, outside the Java heap. */
  public final long bytes() {
    return cells.bytes();
  }

  protected final Cells cells() {
    return cells;
  }
}
