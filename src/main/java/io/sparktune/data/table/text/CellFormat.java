package io.sparktune.data.table.text;

import java.io.Serializable;
import java.util.List;

/**
 * The writing of an input's cells.
 *
 * @param missing texts that count as missing besides the empty one, whatever their capitals
 * @param decimal what parts a number's fraction from its whole: a point or a comma
 * @param thousands what parts groups of digits; empty for nothing
 * @param strip signs that are taken off numbers, such as $, % or kg
 * @param dateOrder of day and month in dates of digits alone
 */
public record CellFormat(
    List<String> missing, String decimal, String thousands, List<String> strip, DateOrder dateOrder)
    implements Serializable {

  public CellFormat {
    missing = List.copyOf(missing);
    strip = List.copyOf(strip);
    if (decimal.length() != 1 || thousands.length() > 1 || decimal.equals(thousands)) {
      throw new IllegalArgumentException(
          "numbers are written with \"" + decimal + "\" and \"" + thousands + "\"");
    }
  }

  /** Decimal points and nothing else in numbers. */
  public static CellFormat plain(List<String> missing) {
    return new CellFormat(missing, ".", "", List.of(), DateOrder.NONE);
  }

  /** Numbers that are written in another way. */
  CellFormat withNumbers(String otherDecimal, String otherThousands, List<String> otherStrip) {
    return new CellFormat(missing, otherDecimal, otherThousands, otherStrip, dateOrder);
  }

  /** Whether numbers are written as programs write them. */
  boolean isPlain() {
    return decimal.equals(".") && thousands.isEmpty() && strip.isEmpty();
  }
}
