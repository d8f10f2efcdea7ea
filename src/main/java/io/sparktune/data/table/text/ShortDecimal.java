package io.sparktune.data.table.text;

/**
 * Decimals of at most fifteen digits: each is the nearest one of its double, so that one division
 * gives that, and each double has at most one.
 */
final class ShortDecimal {

  private static final int MOST_DIGITS = 15;
  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /** Smaller numbers are written with an exponent. */
  private static final double LEAST_PLAIN = 1e-3;

  private ShortDecimal() {}

  /** The number that digits with or without a point are; NaN of any other text. */
  static double number(String text) {
    boolean isNegative = text.charAt(0) == '-';
    int first = isNegative ? 1 : 0;
    if (text.length() == first || text.length() - first > MOST_DIGITS + 1) {
      return Double.NaN;
    }
    long digits = 0;
    int point = -1;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && point < 0 && text.length() > first + 1) {
        point = i;
      } else {
        return Double.NaN;
      }
    }
    if (point < 0 && text.length() - first > MOST_DIGITS) {
      return Double.NaN;
    }
    double number = point < 0 ? digits : digits / POWERS[text.length() - 1 - point];
    return isNegative ? -number : number;
  }

  /** The same where this is the one text of the number. */
  static double exact(String text) {
    double number = number(text);
    int first = text.charAt(0) == '-' ? 1 : 0;
    boolean isOneDigit = text.length() == first + 1 || text.charAt(first + 1) == '.';
    boolean isLeading = text.charAt(first) != '.' && (text.charAt(first) != '0' || isOneDigit);
    int point = text.indexOf('.');
    char last = text.charAt(text.length() - 1);
    boolean isPlain =
        point < 0
            ? number != 0 || first == 0
            : last != '0' && last != '.' && Math.abs(number) >= LEAST_PLAIN;
    return isLeading && isPlain ? number : Double.NaN;
  }
}
