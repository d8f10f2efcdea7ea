package io.sparktune.space.expression;

import java.util.List;

/** Reports a text that is not an expression. */
public final class ExpressionError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int column;
  private final String unknown;
  private final List<String> known;

  ExpressionError(int column, String problem) {
    this(column, problem, "", List.of());
  }

  /**
   * @param unknown a name or text that is unknown
   * @param known the known ones
   */
  ExpressionError(int column, String problem, String unknown, List<String> known) {
    super("column " + column + ": " + problem);
    this.column = column;
    this.unknown = unknown;
    this.known = List.copyOf(known);
  }

  /** The position in the text, in characters from 1. */
  public int column() {
    return column;
  }

  /** The unknown name or text; empty where something else is wrong. */
  public String unknown() {
    return unknown;
  }

  /** The known names or texts. */
  public List<String> known() {
    return known;
  }
}
