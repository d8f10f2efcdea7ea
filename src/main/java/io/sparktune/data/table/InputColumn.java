package io.sparktune.data.table;

/** A column that a fitted preparation reads. */
public record InputColumn(String name, Type type) {

  /** The type of its cells. */
  public enum Type {
    NUMERIC,
    CATEGORICAL,
    DATE,
    /** Words, which a table alone has not. */
    TEXT
  }

  public boolean isNumeric() {
    return type == Type.NUMERIC;
  }
}
