package io.sparktune.data;

import java.io.Serializable;

/**
 * The form in which CSV files write rows.
 *
 * @param delimiter between the cells of a line
 */
public record CsvDialect(char delimiter) implements Serializable {

  /** RFC 4180 with commas. */
  public static final CsvDialect STANDARD = new CsvDialect(',');

  public CsvDialect withDelimiter(char other) {
    return new CsvDialect(other);
  }
}
