package io.sparktune.spark.input.csv;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparktune.data.CsvDialect;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;

/** Parts records of CSV into cells (RFC 4180). For one thread. */
final class CsvCells {

  static final int MOST_COLUMNS = 1_000_000;

  private final CsvParser parser;
  private final boolean isWhitespace;

  /**
   * Parts by a dialect.
   *
   * @param dialect whose delimiter was found
   */
  CsvCells(CsvDialect dialect) {
    this.isWhitespace = dialect.delimiter().equals(CsvDialect.WHITESPACE);
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(isWhitespace ? ' ' : dialect.delimiter().charAt(0));
    boolean quoted = !dialect.quote().isEmpty();
    settings.getFormat().setQuote(quoted ? dialect.quote().charAt(0) : '\0');
    settings.getFormat().setQuoteEscape(quoted ? dialect.escape().charAt(0) : '\0');
    settings.setCommentProcessingEnabled(false);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue(isWhitespace ? null : "");
    settings.setEmptyValue("");
    this.parser = new CsvParser(settings);
  }

  /**
   * The cells of a record, without white space around them; of one with more than {@link
   * #MOST_COLUMNS}, empty ones.
   */
  String[] of(String record) {
    String[] cells;
    try {
      cells = parser.parseLine(isWhitespace ? record.replace('\t', ' ') : record);
    } catch (TextParsingException e) {
      return Collections.nCopies(MOST_COLUMNS + 1, "").toArray(String[]::new);
    }
    if (cells == null) {
      return new String[0];
    }
    return isWhitespace
        ? Arrays.stream(cells).filter(Objects::nonNull).toArray(String[]::new)
        : cells;
  }
}
