package io.sparktune.data.statistics;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.DateColumn;
import io.sparktune.data.table.NumericColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The cells of a column or of a target, as numbers or as codes of names: a view, since those of a
 * large table have no room on the heap.
 */
sealed interface ColumnValues {

  int rows();

  boolean isMissing(int row);

  /** Equal for equal cells, and for those only. */
  long identity(int row);

  /** The number of different cells, without missing ones. */
  int distinct();

  default int missing() {
    return (int) IntStream.range(0, rows()).filter(this::isMissing).count();
  }

  static ColumnValues of(Column column) {
    int rows = column.rows();
    if (column instanceof CategoricalColumn categorical) {
      return new Codes(rows, categorical::codeAt, categorical.categories());
    }
    if (column instanceof DateColumn dates) {
      return new Numbers(rows, dates::secondsAt);
    }
    NumericColumn numeric = (NumericColumn) column;
    return new Numbers(rows, numeric::valueAt);
  }

  static ColumnValues of(Target target) {
    int rows = target.rows();
    if (target instanceof ClassTarget classes) {
      return new Codes(rows, classes::labelAt, classes.labels());
    }
    NumberTarget numbers = (NumberTarget) target;
    return new Numbers(rows, numbers::valueAt);
  }

  /** Numbers, NaN where a cell is missing. */
  record Numbers(int rows, IntToDoubleFunction cells) implements ColumnValues {

    double at(int row) {
      return cells.applyAsDouble(row);
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(at(row));
    }

    @Override
    public long identity(int row) {
      return Double.doubleToLongBits(at(row) + 0.0); // -0 becomes 0
    }

    @Override
    public int distinct() {
      double[] sorted = present().toArray();
      Arrays.sort(sorted);
      int distinct = 0;
      for (int i = 0; i < sorted.length; i++) {
        distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
      }
      return distinct;
    }

    DoubleStream present() {
      return IntStream.range(0, rows).mapToDouble(cells).filter(number -> !Double.isNaN(number));
    }
  }

  /**
   * Codes of names, -1 where a cell is missing.
   *
   * @param names of the codes from 0
   */
  record Codes(int rows, IntUnaryOperator cells, List<String> names) implements ColumnValues {

    public Codes {
      names = List.copyOf(names);
    }

    int at(int row) {
      return cells.applyAsInt(row);
    }

    @Override
    public boolean isMissing(int row) {
      return at(row) < 0;
    }

    @Override
    public long identity(int row) {
      return at(row);
    }

    @Override
    public int distinct() {
      return (int) Arrays.stream(counts()).filter(count -> count > 0).count();
    }

    /** The rows of each name. */
    int[] counts() {
      int[] counts = new int[names.size()];
      for (int row = 0; row < rows; row++) {
        if (!isMissing(row)) {
          counts[at(row)]++;
        }
      }
      return counts;
    }
  }
}
