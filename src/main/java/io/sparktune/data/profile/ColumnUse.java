package io.sparktune.data.profile;

/** The use that a study makes of a column. */
public enum ColumnUse {
  NUMBERS,
  CATEGORIES,
  DATES,
  TEXTS,
  TARGET,
  GROUP,
  TIME,
  LEFT_OUT
}
