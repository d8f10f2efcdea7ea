package io.sparktune.data.table.text;

import io.sparktune.settings.ConstantName;

/** The order of day and month in dates of digits alone, such as {@code 03/01/2024}. */
public enum DateOrder {
  /** Unknown: such dates are texts. */
  NONE,
  DAY_FIRST,
  MONTH_FIRST;

  /** The key of a study file that says so. */
  public String key() {
    return "data.date-order = " + ConstantName.of(this);
  }
}
