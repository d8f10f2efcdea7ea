package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The form of a cell that has no type, such as one of CSV; that of a column is the last one of its
 * cells'.
 */
public enum CellForm {
  MISSING,
  WHOLE,
  NUMBER,
  TEXT;

  /** Every long holds so many digits. */
  private static final int MOST_DIGITS = 18;

  /** The form of a cell. */
  public static CellForm of(@Nullable String cell, InputCells cells) {
    return of(cell, cells.read(cell), TEXT);
  }

  /** The form of a cell that a model reads as a number. */
  public static CellForm ofNumber(@Nullable String cell, InputCells cells) {
    return of(cell, cells.read(cell), NUMBER);
  }

  /**
   * The form of a cell whose number was read.
   *
   * @param number as {@link InputCells#read} gives it
   * @param ofCode the form of codes such as 007, and of true and false
   */
  static CellForm of(@Nullable String cell, double number, CellForm ofCode) {
    if (cell == null || Double.isNaN(number)) {
      return MISSING;
    }
    if (Double.isInfinite(number)) {
      return TEXT;
    }
    String text = InputCells.stripped(cell);
    if (CellText.isTruth(text) || isCode(text)) {
      return ofCode;
    }
    return isWhole(text) ? WHOLE : NUMBER;
  }

  /** Whether a number has leading zeros, perhaps behind a sign. */
  private static boolean isCode(String text) {
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    return text.length() > start + 1
        && text.charAt(start) == '0'
        && isDigit(text.charAt(start + 1));
  }

  /** Whether it has digits alone, perhaps behind a minus. */
  private static boolean isWhole(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > MOST_DIGITS || (digits > 1 && text.charAt(start) == '0')) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public CellForm or(CellForm other) {
    return compareTo(other) < 0 ? other : this;
  }

  /** The type of a column of such cells that is text otherwise. */
  public DataType type() {
    return switch (this) {
      case WHOLE -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case MISSING, TEXT -> DataTypes.StringType;
    };
  }

  /**
   * A cell's value in a column of this form that is no text.
   *
   * @param number of the cell, as {@link InputCells#read} gives it; not missing
   */
  public static long whole(String cell, double number) {
    return Math.abs(number) < 1L << 53 ? (long) number : Long.parseLong(InputCells.stripped(cell));
  }
}
