package io.sparktune.data;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The form in which CSV files write rows.
 *
 * @param delimiter one character between cells, {@link #AUTO} or {@link #WHITESPACE}
 * @param header whether the first line names the columns
 * @param encoding the name of a character set, or {@link #AUTO}: UTF-8, or what a byte order mark
 *     says
 * @param comment what lines begin with that are passed over; empty if there are none
 * @param quote one character around cells with delimiters or line feeds; empty if there is none
 * @param escape one character before a quote within quotes: itself, or such as a backslash
 * @param skippedLines lines above the header
 */
public record CsvDialect(
    String delimiter,
    boolean header,
    String encoding,
    String comment,
    String quote,
    String escape,
    int skippedLines)
    implements Serializable {

  /** To be found in each file. */
  public static final String AUTO = "auto";

  /** Any number of blanks and tabs. */
  public static final String WHITESPACE = "whitespace";

  /** RFC 4180; the delimiter and the encoding are found. */
  public static final CsvDialect STANDARD = new CsvDialect(AUTO, true, AUTO, "", "\"", "\"", 0);

  public CsvDialect {
    if (!isDelimiter(delimiter)) {
      throw new IllegalArgumentException("the delimiter is \"" + delimiter + "\"");
    }
    if (!isEncoding(encoding)) {
      throw new IllegalArgumentException("the encoding is \"" + encoding + "\"");
    }
    if (quote.length() > 1 || escape.length() != 1) {
      throw new IllegalArgumentException(
          "the quote is \"" + quote + "\", the escape \"" + escape + "\"");
    }
    if (delimiter.equals(quote) || delimiter.equals(escape)) {
      throw new IllegalArgumentException("the delimiter and the quote are \"" + delimiter + "\"");
    }
    if (skippedLines < 0) {
      throw new IllegalArgumentException(skippedLines + " lines are skipped");
    }
  }

  public static boolean isDelimiter(String text) {
    return text.equals(AUTO)
        || text.equals(WHITESPACE)
        || (text.length() == 1 && text.charAt(0) != '\n' && text.charAt(0) != '\r');
  }

  public static boolean isEncoding(String text) {
    return text.equals(AUTO) || isCharset(charsetName(text));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name) && Charset.forName(name).canEncode();
    } catch (IllegalArgumentException e) { // not every text is a name
      return false;
    }
  }

  /** Java's name for one of other languages and programs, such as {@code utf_8_sig}. */
  private static String charsetName(String text) {
    return isCharset(text)
        ? text
        : text.strip()
            .toLowerCase(Locale.ROOT)
            .replace('_', '-')
            .replaceFirst("^latin-(\\d+)$", "latin$1")
            .replaceFirst("^(utf-\\d+)-(le|be)$", "$1$2")
            .replaceFirst("-sig$", "");
  }

  /** The character set of a file without a byte order mark. */
  public Charset charset() {
    return encoding.equals(AUTO) ? StandardCharsets.UTF_8 : Charset.forName(charsetName(encoding));
  }

  public CsvDialect withDelimiter(String other) {
    return new CsvDialect(other, header, encoding, comment, quote, escape, skippedLines);
  }

  public CsvDialect withHeader(boolean other) {
    return new CsvDialect(delimiter, other, encoding, comment, quote, escape, skippedLines);
  }

  public CsvDialect withEncoding(String other) {
    return new CsvDialect(delimiter, header, other, comment, quote, escape, skippedLines);
  }

  public CsvDialect withComment(String other) {
    return new CsvDialect(delimiter, header, encoding, other, quote, escape, skippedLines);
  }

  public CsvDialect withQuotes(String otherQuote, String otherEscape) {
    return new CsvDialect(
        delimiter, header, encoding, comment, otherQuote, otherEscape, skippedLines);
  }

  public CsvDialect withSkippedLines(int other) {
    return new CsvDialect(delimiter, header, encoding, comment, quote, escape, other);
  }
}
