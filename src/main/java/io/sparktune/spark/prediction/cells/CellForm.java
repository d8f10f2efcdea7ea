package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import java.util.regex.Pattern;
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

  /** At most 18 digits, which every long holds. Leading zeros are those of a code. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private static final Pattern CODE = Pattern.compile("[+-]?0[0-9].*");

  public static CellForm of(@Nullable String cell, InputCells cells) {
    String text = cells.text(cell);
    if (text == null) {
      return MISSING;
    }
    if (WHOLE_NUMBER.matcher(text).matches()) {
      return WHOLE;
    }
    boolean isNumber = Double.isFinite(cells.parsed(text)) && !CODE.matcher(text).matches();
    return isNumber ? NUMBER : TEXT;
  }

  /** The form of a cell that a model reads as a number. */
  public static CellForm ofNumber(@Nullable String cell, InputCells cells) {
    String text = cells.text(cell);
    return text != null && (CellText.isTruth(text) || CODE.matcher(text).matches())
        ? NUMBER
        : of(cell, cells);
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

  /** A cell's value in a column of this form. */
  public @Nullable Object value(String cell, InputCells cells) {
    if (this == TEXT || this == MISSING) {
      return cell;
    }
    String text = cells.text(cell);
    if (text == null) {
      return null;
    }
    return this == WHOLE ? (Object) Long.valueOf(text) : (Object) cells.number(text);
  }
}
