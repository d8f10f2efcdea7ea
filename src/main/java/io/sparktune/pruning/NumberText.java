package io.sparktune.pruning;

import java.math.BigDecimal;
import java.math.MathContext;

/** The format of numbers in prune reasons. */
public final class NumberText {

  private static final MathContext DIGITS = new MathContext(4);

  private NumberText() {}

  /** At most four digits, such as {@code 0.0312} or {@code 50}. */
  public static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-4 && size < 1e7) ? rounded.toPlainString() : rounded.toString();
  }
}
