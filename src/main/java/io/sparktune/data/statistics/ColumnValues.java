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
import java.util.stream.IntStream;

/** The cells of a column or of a target, as numbers or as codes of names. */
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
      return new Codes(
          IntStream.range(0, rows).map(categorical::codeAt).toArray(), categorical.categories());
    }
    if (column instanceof DateColumn dates) {
      return new Numbers(IntStream.range(0, rows).mapToDouble(dates::secondsAt).toArray());
    }
    NumericColumn numeric = (NumericColumn) column;
    return new Numbers(IntStream.range(0, rows).mapToDouble(numeric::valueAt).toArray());
  }

  static ColumnValues of(Target target) {
    int rows = target.rows();
    if (target instanceof ClassTarget classes) {
      return new Codes(IntStream.range(0, rows).map(classes::labelAt).toArray(), classes.labels());
    }
    NumberTarget numbers = (NumberTarget) target;
    return new Numbers(IntStream.range(0, rows).mapToDouble(numbers::valueAt).toArray());
  }

  /** Numbers, NaN where a cell is missing. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  record Numbers(double[] numbers) implements ColumnValues {

    @Override
    public int rows() {
      return numbers.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(numbers[row]);
    }

    @Override
    public long identity(int row) {
      return Double.doubleToLongBits(numbers[row] + 0.0); // -0 becomes 0
    }

    @Override
    public int distinct() {
      return (int) Arrays.stream(present()).distinct().count();
    }

    double[] present() {
      return Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).toArray();
    }
  }

  /**
   * Codes of names, -1 where a cell is missing.
   *
   * @param names of the codes from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // codes stay primitive
  record Codes(int[] codes, List<String> names) implements ColumnValues {

    public Codes {
      names = List.copyOf(names);
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }

    @Override
    public long identity(int row) {
      return codes[row];
    }

    @Override
    public int distinct() {
      return (int) Arrays.stream(counts()).filter(count -> count > 0).count();
    }

    /** The rows of each name. */
    int[] counts() {
      int[] counts = new int[names.size()];
      for (int code : codes) {
        if (code >= 0) {
          counts[code]++;
        }
      }
      return counts;
    }
  }
}
