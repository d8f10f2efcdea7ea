package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;

/** Follows quotes through the lines of a CSV file. */
final class CsvQuotes {

  /** The place at the end of a line. */
  enum State {
    /** Between records. */
    CLOSED,
    /** Within a cell in quotes, which the next line continues. */
    OPEN,
    /** Behind a closing quote that is not at the end of its cell. */
    BROKEN
  }

  private final boolean areNone;
  private final char quote;
  private final char escape;
  private final char delimiter;
  private final boolean isWhitespace;

  CsvQuotes(CsvDialect dialect) {
    this.areNone = dialect.quote().isEmpty();
    this.quote = areNone ? '\0' : dialect.quote().charAt(0);
    this.escape = dialect.escape().charAt(0);
    this.isWhitespace = dialect.delimiter().equals(CsvDialect.WHITESPACE);
    this.delimiter = isWhitespace ? ' ' : dialect.delimiter().charAt(0);
  }

  /**
   * The state at the end of a line.
   *
   * @param before at the end of the line above, not {@link State#BROKEN}
   */
  State after(String line, State before) {
    if (areNone || (before == State.CLOSED && line.indexOf(quote) < 0)) {
      return State.CLOSED;
    }
    int at = before == State.OPEN ? 0 : behindSpace(line, 0);
    boolean inQuotes = before == State.OPEN || startsQuoted(line, at);
    at += before == State.CLOSED && inQuotes ? 1 : 0;
    while (true) {
      if (inQuotes) {
        int end = behindQuoted(line, at);
        if (end > line.length()) {
          return State.OPEN;
        }
        at = behindSpace(line, end);
        boolean parted = at == line.length() || isDelimiter(line.charAt(at));
        if (!parted && !(isWhitespace && at > end)) {
          return State.BROKEN;
        }
      } else {
        at = nextDelimiter(line, at);
      }
      if (at == line.length()) {
        return State.CLOSED;
      }
      at = behindSpace(line, isWhitespace ? at : at + 1);
      inQuotes = startsQuoted(line, at);
      at += inQuotes ? 1 : 0;
    }
  }

  private boolean startsQuoted(String line, int at) {
    return at < line.length() && line.charAt(at) == quote;
  }

  /** The place behind the closing quote, beyond the end of the line if there is none. */
  private int behindQuoted(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == escape && escape != quote) {
        at++;
      } else if (c == quote) {
        if (escape != quote || at + 1 == line.length() || line.charAt(at + 1) != quote) {
          return at + 1;
        }
        at++;
      }
    }
    return line.length() + 1;
  }

  private int nextDelimiter(String line, int from) {
    int at = from;
    while (at < line.length() && !isDelimiter(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private int behindSpace(String line, int from) {
    int at = from;
    while (at < line.length()
        && line.charAt(at) <= ' '
        && (isWhitespace || line.charAt(at) != delimiter)) {
      at++;
    }
    return at;
  }

  private boolean isDelimiter(char c) {
    return isWhitespace ? c == ' ' || c == '\t' : c == delimiter;
  }
}
