package io.sparktune.data.table.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The one text of a number, whatever type or spelling it was stored in: all digits of a whole
 * number, the shortest text of the nearest double of any other.
 */
public final class NumberText {

  private static final double MOST_LONG = 0x1p63;
  private static final double MOST_PLAIN = 1e16;

  /** Of the texts of doubles that are not whole, and of those of most that are. */
  private static final int LONGEST = 26;

  private NumberText() {}

  public static String of(double number) {
    if (number == Math.rint(number) && !Double.isInfinite(number)) {
      return Math.abs(number) < MOST_LONG
          ? Long.toString((long) number)
          : new BigDecimal(number).toPlainString();
    }
    String text = NumberOutput.toString(number, true);
    if (text.indexOf('E') < 0) {
      return text;
    }
    return Math.abs(number) >= 1 && Math.abs(number) < MOST_PLAIN
        ? new BigDecimal(text).toPlainString()
        : text.replace(".0E", "E");
  }

  /** The finite number whose one text this is; NaN where it is the text of none. */
  public static double exact(String text) {
    if (text.isEmpty() || text.length() > LONGEST || isNoStart(text.charAt(0))) {
      return Double.NaN;
    }
    double plain = ShortDecimal.exact(text);
    if (!Double.isNaN(plain)) {
      return plain;
    }
    double number = CellText.number(text);
    return Double.isFinite(number) && of(number).equals(text) ? number : Double.NaN;
  }

  private static boolean isNoStart(char first) {
    return first != '-' && (first < '0' || first > '9');
  }

  public static String of(BigDecimal number) {
    BigDecimal least = number.stripTrailingZeros();
    return least.scale() <= 0 ? least.toPlainString() : of(number.doubleValue());
  }

  /**
   * The text of the number that a cell spells, such as 1 of 1.0, 1e0 and +1; empty if it spells
   * none, or one with leading zeros, which is a code.
   */
  static Optional<String> ofCell(String cell) {
    if (!isSpelled(cell)) {
      return Optional.empty();
    }
    int start = digits(cell);
    int end = behindDigits(cell, start);
    boolean whole = end > start && hasNoFraction(cell, end);
    return Optional.of(
        whole ? whole(cell.charAt(0), cell.substring(start, end)) : of(CellText.number(cell)));
  }

  /** Whether {@link #ofCell} has a text. */
  static boolean isSpelled(String cell) {
    if (!Double.isFinite(CellText.number(cell))) {
      return false;
    }
    int start = digits(cell);
    return cell.charAt(start) != '0' || behindDigits(cell, start) - start <= 1;
  }

  private static int digits(String cell) {
    return cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
  }

  private static int behindDigits(String cell, int start) {
    int end = start;
    while (end < cell.length() && Character.isDigit(cell.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether only zeros are behind the digits, and no exponent. */
  private static boolean hasNoFraction(String cell, int end) {
    for (int i = end; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c != '0' && !(c == '.' && i == end)) {
        return false;
      }
    }
    return true;
  }

  private static String whole(char sign, String digits) {
    return sign == '-' && !digits.equals("0") ? "-" + digits : digits;
  }
}
