package io.sparktune.data.table;

/** A column that a fitted preparation reads. */
public record InputColumn(String name, Type type) {

  /** The type of its cells. */
  public enum Type {
    NUMERIC,
    CATEGORICAL,
    DATE
  }

  public boolean isNumeric() {
    return type == Type.NUMERIC;
  }
}
