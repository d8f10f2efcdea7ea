package io.sparktune.spark.input.csv;

/**
 * A row of a CSV file as it is written there, or the row that names the columns.
 *
 * @param line the number of its first line, from 1
 * @param text its lines
 */
record CsvRecord(int line, String text, Fault fault) {

  private static final int MOST_KEPT = 1 << 16;

  /** Its text, or a shorter one in place of it where that is long. */
  String key() {
    return text.length() <= MOST_KEPT
        ? text
        : text.substring(0, MOST_KEPT) + "… " + text.length() + " " + text.hashCode();
  }

  /** A reason for which no cells can be made of a record. */
  enum Fault {
    NONE(""),
    OPEN_QUOTE(
        "a quote is not closed at the end of its cell; close it, and double quotes within a cell"),
    TOO_LONG(
        "the line has more than "
            + CsvLines.MOST_CHARACTERS
            + " characters; check where lines and quotes end");

    private final String problem;

    Fault(String problem) {
      this.problem = problem;
    }

    /** With a remedy. */
    String problem() {
      return problem;
    }
  }
}
