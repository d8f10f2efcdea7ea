package io.sparktune.data.source;

import io.sparktune.data.CsvDialect;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Reads the keys of {@code data} that say how CSV files write rows. */
final class CsvDialectReader {

  private static final List<String> KEYS =
      List.of("delimiter", "header", "encoding", "comment", "quote", "escape", "skip-lines");

  private static final int MOST_LINES = 1_000_000;

  private CsvDialectReader() {}

  /**
   * The keys of CSV files mean nothing beside another source of rows.
   *
   * @param reason follows "means nothing"
   */
  static void omit(SettingsReader data, String reason) {
    KEYS.forEach(key -> data.omit(key, reason));
  }

  static CsvDialect read(SettingsReader data) {
    String delimiter =
        data.text(
            "delimiter", "one character, auto or whitespace", text -> CsvDialect.isDelimiter(text));
    String encoding =
        data.text(
            "encoding",
            "auto or a character set such as utf-8, windows-1252 or utf-16",
            CsvDialect::isEncoding);
    String quote = data.text("quote", "one character or \"\"", text -> text.length() <= 1);
    String escape = data.text("escape", "one character", text -> text.length() == 1);
    CsvDialect dialect =
        CsvDialect.STANDARD
            .withHeader(data.truth("header"))
            .withEncoding(encoding.isEmpty() ? CsvDialect.AUTO : encoding)
            .withComment(data.text("comment"))
            .withSkippedLines(data.integer("skip-lines", 0, MOST_LINES));
    if (delimiter.isEmpty() || escape.isEmpty()) {
      return dialect; // after a problem
    }
    if (delimiter.equals(quote) || delimiter.equals(escape)) {
      data.problem("delimiter", "is also data." + (delimiter.equals(quote) ? "quote" : "escape"));
      return dialect;
    }
    return dialect.withQuotes(quote, escape).withDelimiter(delimiter);
  }
}
