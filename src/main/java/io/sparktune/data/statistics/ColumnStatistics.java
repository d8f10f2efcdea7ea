package io.sparktune.data.statistics;

import io.sparktune.data.Target;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.statistics.ColumnValues.Codes;
import io.sparktune.data.statistics.ColumnValues.Numbers;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.DateColumn;
import io.sparktune.data.table.TableDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Statistics of one column.
 *
 * @param use as a number, as categories, as a date or as the target
 * @param missing its cells without a value
 * @param distinct its different values
 * @param range of its values, dates as seconds since 1970 in UTC; empty where there are none
 * @param association with the target: Pearson's correlation of two numbers, from -1 to 1; the
 *     correlation ratio of a number and classes, and Cramér's V of two sets of classes, from 0 to
 *     1; empty where one of them is constant, and for the target itself
 */
public record ColumnStatistics(
    String name,
    ColumnUse use,
    int missing,
    int distinct,
    Range range,
    OptionalDouble association) {

  /** The values of a column in brief. */
  public sealed interface Range {

    /** None: every cell is missing. */
    record Empty() implements Range {}

    /** From the least to the greatest. */
    record Between(double low, double high) implements Range {}

    /** The most frequent of several names. */
    record MostFrequent(String name, int rows) implements Range {}
  }

  /** Of the features, in their order, and of the target behind them. */
  public static List<ColumnStatistics> of(TableDataset data) {
    ColumnValues target = ColumnValues.of(data.target());
    List<ColumnStatistics> all = new ArrayList<>();
    for (Column column : data.features().columns()) {
      ColumnValues values = ColumnValues.of(column);
      ColumnUse use =
          column instanceof CategoricalColumn
              ? ColumnUse.CATEGORIES
              : column instanceof DateColumn ? ColumnUse.DATES : ColumnUse.NUMBERS;
      all.add(of(column.name(), use, values, Association.of(values, target)));
    }
    Target last = data.target();
    all.add(of(last.name(), ColumnUse.TARGET, target, OptionalDouble.empty()));
    return List.copyOf(all);
  }

  private static ColumnStatistics of(
      String name, ColumnUse use, ColumnValues values, OptionalDouble association) {
    return new ColumnStatistics(
        name, use, values.missing(), values.distinct(), range(values), association);
  }

  private static Range range(ColumnValues values) {
    if (values.missing() == values.rows()) {
      return new Range.Empty();
    }
    if (values instanceof Numbers numbers) {
      return new Range.Between(
          numbers.present().min().orElseThrow(), numbers.present().max().orElseThrow());
    }
    Codes codes = (Codes) values;
    int[] counts = codes.counts();
    int most = 0;
    for (int code = 1; code < counts.length; code++) {
      most = counts[code] > counts[most] ? code : most;
    }
    return new Range.MostFrequent(codes.names().get(most), counts[most]);
  }
}
