package io.sparktune.space.expression;

/**
 * A token of an expression.
 *
 * @param text as written; of a text, what stands between its quotes
 * @param column of its first character, from 1
 * @param end the place behind it
 */
record Token(Type type, String text, int column, int end) {

  enum Type {
    NUMBER,
    NAME,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return (type == Type.SIGN || type == Type.NAME) && text.equals(sign);
  }

  @Override
  public String toString() {
    return switch (type) {
      case END -> "the end";
      case TEXT -> "'" + text + "'";
      default -> text;
    };
  }
}
