package io.sparktune.data;

import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Reads the keys of {@code data} that say how CSV files write rows. */
public final class CsvDialectReader {

  private static final List<String> KEYS =
      List.of("delimiter", "header", "encoding", "comment", "quote", "escape", "skip-lines");

  private static final String BESIDE_SOURCE = "beside data.source";

  private static final int MOST_LINES = 1_000_000;

  private CsvDialectReader() {}

  /** The keys of files mean nothing beside a source of rows that is none. */
  public static void omitBesideSource(SettingsReader data) {
    data.omit("format", BESIDE_SOURCE);
    KEYS.forEach(key -> data.omit(key, BESIDE_SOURCE));
  }

  public static CsvDialect read(SettingsReader data) {
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
