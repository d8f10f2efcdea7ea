package io.sparktune.spark.input.csv;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparktune.data.CsvDialect;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts records of CSV into cells (RFC 4180). For one thread. */
final class CsvCells {

  static final int MOST_COLUMNS = 1_000_000;

  private final CsvParser parser;
  private final boolean isWhitespace;
  private final char delimiter;
  private final char quote;
  private final @Nullable BitSet wanted;
  private String[] last = new String[16];

  /**
   * Parts by a dialect.
   *
   * @param dialect whose delimiter was found
   */
  CsvCells(CsvDialect dialect) {
    this(dialect, null);
  }

  /**
   * The same; cells at other places may be empty.
   *
   * @param wanted places of cells
   */
  CsvCells(CsvDialect dialect, @Nullable BitSet wanted) {
    this.wanted = wanted;
    this.isWhitespace = dialect.delimiter().equals(CsvDialect.WHITESPACE);
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(isWhitespace ? ' ' : dialect.delimiter().charAt(0));
    boolean quoted = !dialect.quote().isEmpty();
    this.delimiter = settings.getFormat().getDelimiter();
    this.quote = quoted ? dialect.quote().charAt(0) : '\0';
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
    String[] cells = plain(record);
    if (cells != null) {
      return cells;
    }
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

  /** Those of a record without quotes and control characters; null of any other. */
  private String @Nullable [] plain(String record) {
    if (delimiter == ' ' || record.isEmpty() || record.indexOf(quote) >= 0) {
      return null;
    }
    String[] cells = last;
    int count = 0;
    int from = 0;
    for (int at = 0; at <= record.length(); at++) {
      char c = at < record.length() ? record.charAt(at) : delimiter;
      if (c == delimiter) {
        if (count == cells.length) {
          if (count >= MOST_COLUMNS) {
            return null;
          }
          cells = Arrays.copyOf(cells, 2 * count);
        }
        cells[count] = wanted == null || wanted.get(count) ? trimmed(record, from, at) : "";
        count++;
        from = at + 1;
      } else if (c < ' ') {
        return null;
      }
    }
    last = cells;
    return Arrays.copyOf(cells, count);
  }

  private static String trimmed(String record, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && record.charAt(start) == ' ') {
      start++;
    }
    while (start < end && record.charAt(end - 1) == ' ') {
      end--;
    }
    return record.substring(start, end);
  }
}
