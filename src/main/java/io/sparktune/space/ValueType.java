package io.sparktune.space;

import java.util.List;

/** The type of a parameter's values. */
public enum ValueType {
  INTEGER,
  REAL,
  BOOLEAN,
  TEXT;

  /** The narrowest type that holds all of these values. */
  public static ValueType of(List<?> values) {
    if (values.stream().allMatch(Long.class::isInstance)) {
      return INTEGER;
    }
    if (values.stream().allMatch(Number.class::isInstance)) {
      return REAL;
    }
    return values.stream().allMatch(Boolean.class::isInstance) ? BOOLEAN : TEXT;
  }
}
