package io.sparktune.data.table.text;

import java.util.Comparator;
import java.util.List;

/** Parses numbers as people write them: with a decimal comma, thousands separators and signs. */
final class NumberReader {

  private static final String SPACES = " \u00A0\u2009\u202F";
  private static final String APOSTROPHES = "'\u2019";
  private static final char TYPESET_MINUS = '\u2212';
  private static final String MINUSES = "-" + TYPESET_MINUS;

  private final CellFormat format;
  private final char decimal;

  /** Longer ones first, so that one that begins another leaves nothing over. */
  private final List<String> signs;

  NumberReader(CellFormat format) {
    this.format = format;
    this.decimal = format.decimal().charAt(0);
    this.signs =
        format.strip().stream()
            .filter(sign -> !sign.isBlank())
            .map(String::strip)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * The number that a text is, NaN if it is none, infinite if it is one but not finite.
   *
   * @param text not empty, without white space around it
   */
  double number(String text) {
    return format.isPlain() && text.charAt(0) != TYPESET_MINUS
        ? CellText.number(text)
        : parsed(text);
  }

  private double parsed(String text) {
    String minus = minus(text);
    String rest = trimmed(text.substring(minus.length()));
    String bare = withoutSigns(rest);
    if (minus.isEmpty() && bare.length() < rest.length()) {
      minus = minus(bare);
      bare = trimmed(bare.substring(minus.length()));
    }
    String plain = plain(bare);
    return plain.isEmpty() ? Double.NaN : CellText.number(minus.isEmpty() ? plain : "-" + plain);
  }

  private static String minus(String text) {
    return text.isEmpty() || MINUSES.indexOf(text.charAt(0)) < 0 ? "" : text.substring(0, 1);
  }

  /** Without white space around it, also such as does not break lines. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && SPACES.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (from < to && SPACES.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private String withoutSigns(String text) {
    String bare = text;
    for (String sign : signs) {
      if (bare.startsWith(sign)) {
        bare = trimmed(bare.substring(sign.length()));
        break;
      }
    }
    for (String sign : signs) {
      if (bare.endsWith(sign)) {
        return trimmed(bare.substring(0, bare.length() - sign.length()));
      }
    }
    return bare;
  }

  /** The number with a decimal point and nothing else, empty if it is not written as agreed. */
  private String plain(String number) {
    int end = 0;
    while (end < number.length() && isOfWhole(number.charAt(end))) {
      end++;
    }
    String whole = ungrouped(number.substring(0, end));
    String rest = number.substring(end);
    if (!rest.isEmpty() && rest.charAt(0) == decimal) {
      rest = "." + rest.substring(1);
    } else if (rest.indexOf('.') >= 0) {
      return "";
    }
    return end > 0 && whole.isEmpty() ? "" : whole + rest;
  }

  private boolean isOfWhole(char c) {
    return (c >= '0' && c <= '9') || isThousands(c);
  }

  private boolean isThousands(char c) {
    if (format.thousands().isEmpty()) {
      return false;
    }
    char wanted = format.thousands().charAt(0);
    return c == wanted
        || (SPACES.indexOf(wanted) >= 0 && SPACES.indexOf(c) >= 0)
        || (APOSTROPHES.indexOf(wanted) >= 0 && APOSTROPHES.indexOf(c) >= 0);
  }

  /**
   * The digits alone; empty unless the last group has three and the others two or three, as in
   * India, the first one at least one.
   */
  private String ungrouped(String whole) {
    StringBuilder digits = new StringBuilder();
    int groups = 0;
    int size = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (!isThousands(c)) {
        digits.append(c);
        size++;
      } else if (size < (groups == 0 ? 1 : 2) || size > 3) {
        return "";
      } else {
        groups++;
        size = 0;
      }
    }
    return groups > 0 && size != 3 ? "" : digits.toString();
  }
}
