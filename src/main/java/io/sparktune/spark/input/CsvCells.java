package io.sparktune.spark.input;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparktune.data.CsvDialect;

/** Parts lines of CSV into cells (RFC 4180 but for line feeds in cells). For one thread. */
final class CsvCells {

  private static final int MOST_COLUMNS = 1_000_000;

  private final char delimiter;
  private final CsvParser parser;

  CsvCells(CsvDialect dialect) {
    this.delimiter = dialect.delimiter();
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.setCommentProcessingEnabled(false);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    this.parser = new CsvParser(settings);
  }

  /** The cells of a line, without white space around them. */
  String[] of(String line) {
    String[] cells = parser.parseLine(line);
    return cells == null ? new String[0] : cells;
  }

  static boolean isBlank(String line) {
    return line.trim().isEmpty();
  }

  /** Whether a cell begins with a quote and does not end with one, which the parser lets pass. */
  boolean hasOpenQuote(String line) {
    if (line.indexOf('"') < 0) {
      return false;
    }
    int at = 0;
    while (at < line.length()) {
      at = afterSpace(line, at);
      if (at < line.length() && line.charAt(at) == '"') {
        at = afterSpace(line, afterQuoted(line, at));
        if (at > line.length() || (at < line.length() && line.charAt(at) != delimiter)) {
          return true;
        }
      } else {
        int next = line.indexOf(delimiter, at);
        at = next < 0 ? line.length() : next;
      }
      at++;
    }
    return false;
  }

  /** The place behind the closing quote, beyond the end of the line if there is none. */
  private static int afterQuoted(String line, int open) {
    int at = line.indexOf('"', open + 1);
    while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
      at = line.indexOf('"', at + 2);
    }
    return at < 0 ? line.length() + 1 : at + 1;
  }

  private int afterSpace(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) <= ' ' && line.charAt(at) != delimiter) {
      at++;
    }
    return at;
  }
}
