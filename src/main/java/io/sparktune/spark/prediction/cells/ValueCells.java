package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.spark.input.rows.CellValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads values of Spark: text as a model's training data were written, all others as they are. */
public final class ValueCells {

  /** Whole numbers up to here are doubles. */
  private static final long MOST_EXACT = 1L << 53;

  private final InputCells texts;
  private final InputCells values;
  private final boolean haveMissing;

  public ValueCells(CellFormat format) {
    this.texts = new InputCells(format);
    this.values = texts.ofValues();
    this.haveMissing = values.haveMissingNumbers();
  }

  /** Reads text alone. */
  public InputCells texts() {
    return texts;
  }

  private InputCells of(@Nullable Object value) {
    return value instanceof String ? texts : values;
  }

  /** The number that a value plainly is, without its text; NaN where that decides. */
  private static double plain(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number + 0.0 : Double.NaN;
    }
    return value instanceof Number number && isWhole(number) ? number.longValue() : Double.NaN;
  }

  private static boolean isWhole(Number value) {
    return value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || (value instanceof Long && Math.abs(value.longValue()) <= MOST_EXACT);
  }

  /** What keeps a value out of a feature. */
  public Optional<String> fault(InputColumn.Type type, @Nullable Object value) {
    if (type == InputColumn.Type.NUMERIC && !Double.isNaN(plain(value))) {
      return Optional.empty();
    }
    String cell = CellValue.text(value);
    return switch (type) {
      case NUMERIC -> of(value).fault(cell);
      case DATE -> of(value).dateFault(cell);
      case CATEGORICAL, TEXT -> Optional.empty();
    };
  }

  /**
   * The number in a cell of a feature that is numeric or a date; NaN if it is missing.
   *
   * @throws io.sparktune.data.DataError if it has a {@link #fault}
   */
  public double number(InputColumn.Type type, @Nullable Object value) {
    double plain = type == InputColumn.Type.NUMERIC ? plain(value) : Double.NaN;
    if (!Double.isNaN(plain)) {
      return values.isMissing(plain) ? Double.NaN : plain;
    }
    String cell = CellValue.text(value);
    return type == InputColumn.Type.DATE ? of(value).date(cell) : of(value).number(cell);
  }

  /**
   * The number in a cell of a feature that is numeric or a date; NaN if it is missing, infinite if
   * it has a {@link #fault}.
   */
  double read(InputColumn.Type type, @Nullable Object value) {
    if (type == InputColumn.Type.NUMERIC) {
      double plain = plain(value);
      return Double.isNaN(plain) ? of(value).read(CellValue.text(value)) : read(plain);
    }
    return fault(type, value).isPresent() ? Double.POSITIVE_INFINITY : number(type, value);
  }

  /** The same of a number that is no text. */
  double read(double number) {
    if (!Double.isFinite(number)) {
      return values.read(CellValue.text(number));
    }
    return haveMissing && values.isMissing(number) ? Double.NaN : number + 0.0;
  }

  /** The same of a whole number. */
  double read(long number) {
    return Math.abs(number) <= MOST_EXACT
        ? read((double) number)
        : values.read(Long.toString(number));
  }

  /** The number that a present value is, NaN if it is none, infinite if it is not finite. */
  public double parsed(@Nullable Object value) {
    String text = text(value);
    return text == null ? Double.NaN : of(value).parsed(text);
  }

  /** The text of a value, null if it is missing. */
  public @Nullable String text(@Nullable Object value) {
    return of(value).text(CellValue.text(value));
  }
}
