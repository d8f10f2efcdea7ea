package io.sparktune.space.expression;

import java.util.List;

/** A text that is no expression. */
public final class ExpressionError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int column;
  private final String unknown;
  private final List<String> known;

  ExpressionError(int column, String problem) {
    this(column, problem, "", List.of());
  }

  /**
   * @param unknown a name or text that nobody knows
   * @param known those that could stand in its place
   */
  ExpressionError(int column, String problem, String unknown, List<String> known) {
    super("column " + column + ": " + problem);
    this.column = column;
    this.unknown = unknown;
    this.known = List.copyOf(known);
  }

  /** Where in the text, in characters from 1. */
  public int column() {
    return column;
  }

  /** The name or text that nobody knows; empty where something else is wrong. */
  public String unknown() {
    return unknown;
  }

  /** What could stand in the place of what is unknown. */
  public List<String> known() {
    return known;
  }
}
