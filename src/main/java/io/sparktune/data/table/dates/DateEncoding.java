package io.sparktune.data.table.dates;

/** The inputs that a calendar part becomes. */
public enum DateEncoding {
  NONE,
  /** One input, scaled as numbers are. */
  NUMBER,
  /** Two inputs, sine and cosine, so that December is next to January. */
  CYCLE
}
