package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.InputColumn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of some rows of an input, of which each number is read once. For one thread. */
public abstract class CellBatch {

  private final int rows;
  private final Map<Integer, double[]> numbers = new HashMap<>();

  CellBatch(int rows) {
    this.rows = rows;
  }

  public final int rows() {
    return rows;
  }

  /** A cell as rows of Spark hold it. */
  public abstract @Nullable Object value(int row, int column);

  /** The address of a row's file. */
  public abstract String file(int row);

  /** The line of a row that is malformed; null where it is well formed. */
  public @Nullable String malformed(int row) {
    return null;
  }

  /** The numbers of a column, as {@link ValueCells#read} gives them. */
  public final double[] numbers(int column, InputColumn.Type type, ValueCells cells) {
    return numbers.computeIfAbsent(column, any -> read(column, type, cells));
  }

  double[] read(int column, InputColumn.Type type, ValueCells cells) {
    double[] read = new double[rows];
    for (int row = 0; row < rows; row++) {
      read[row] = cells.read(type, value(row, column));
    }
    return read;
  }

  /**
   * The form of a column of text.
   *
   * @param isNumeric whether a model reads it as numbers
   */
  public final CellForm form(int column, boolean isNumeric, ValueCells cells) {
    double[] read = numbers(column, InputColumn.Type.NUMERIC, cells);
    CellForm ofCode = isNumeric ? CellForm.NUMBER : CellForm.TEXT;
    CellForm form = CellForm.MISSING;
    for (int row = 0; row < rows && form != CellForm.TEXT; row++) {
      form = form.or(CellForm.of((String) value(row, column), read[row], ofCode));
    }
    return form;
  }
}
