package io.sparktune.data.table.text;

import com.fasterxml.jackson.core.io.NumberInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/** Parses the text of one cell. */
public final class CellText {

  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "-inf", "-infinity", "+inf", "+infinity");

  /** Longer cells are cut in messages. */
  private static final int MOST_QUOTED = 40;

  /** Shorter numbers are parsed by a quicker way to the same double. */
  private static final int MOST_FAST = 32;

  private CellText() {}

  /** The number that the text is, NaN if it is none, infinite if it is one but not finite. */
  public static double number(String text) {
    double plain = ShortDecimal.number(text);
    if (!Double.isNaN(plain)) {
      return plain;
    }
    char first = text.charAt(0);
    if (first > '9' || first < '+' || first == ',' || first == '/') {
      return isNotFinite(text) ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      // Java alone reads hexadecimal digits and the suffixes d and f.
      if (!digit && c != '.' && c != 'e' && c != 'E' && c != '-' && c != '+') {
        return isNotFinite(text) ? Double.POSITIVE_INFINITY : Double.NaN;
      }
    }
    try {
      return text.length() <= MOST_FAST
          ? NumberInput.parseDouble(text, true)
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  public static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  public static boolean hasDecimalComma(String text) {
    int comma = text.indexOf(',');
    return comma > 0
        && comma == text.lastIndexOf(',')
        && Double.isFinite(number(text.replace(',', '.')));
  }

  /** Whether the text was read with another character set than it was written with. */
  public static boolean isGarbled(String text) {
    return text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0;
  }

  /**
   * Seconds since 1970 of an ISO date or timestamp, the number itself of a number; NaN if the text
   * is none of them. Without an offset, times are in UTC.
   */
  public static double time(String text) {
    double number = number(text);
    if (!Double.isNaN(number)) {
      return Double.isFinite(number) ? number : Double.NaN;
    }
    String iso = text.replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return LocalDate.parse(iso).toEpochDay() * 86_400.0;
      }
      boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 7;
      Instant instant =
          offset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return instant.getEpochSecond() + instant.getNano() / 1e9;
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  public static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53;
  }

  /** In quotes, cut, and without characters that would steer a terminal. */
  public static String quoted(String text) {
    String cut = text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
    return "\"" + cut.replaceAll("\\p{Cntrl}", "\uFFFD") + "\"";
  }

  private static boolean isNotFinite(String text) {
    return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
  }
}
