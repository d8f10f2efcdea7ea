package io.sparktune.data.statistics;

import io.sparktune.data.statistics.ColumnValues.Codes;
import io.sparktune.data.statistics.ColumnValues.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The strength of the relation between a column and the target: Pearson's correlation of two
 * numbers, from -1 to 1; the correlation ratio η of a number and classes, and Cramér's V of two
 * sets of classes, from 0 to 1. Rows where one is missing do not count.
 */
final class Association {

  /** A correlation beyond it makes two columns the same but for their unit. */
  private static final double SAME = 1 - 1e-12;

  private Association() {}

  /** Empty where one of them is constant. */
  static OptionalDouble of(ColumnValues column, ColumnValues target) {
    double found;
    if (column instanceof Numbers one && target instanceof Numbers other) {
      found = pearson(one, other);
    } else if (column instanceof Numbers numbers) {
      found = ratio(numbers, (Codes) target);
    } else if (target instanceof Numbers numbers) {
      found = ratio(numbers, (Codes) column);
    } else {
      found = cramer((Codes) column, (Codes) target);
    }
    return Double.isFinite(found) ? OptionalDouble.of(found) : OptionalDouble.empty();
  }

  private static boolean hasBoth(ColumnValues one, ColumnValues other, int row) {
    return !one.isMissing(row) && !other.isMissing(row);
  }

  private static double pearson(Numbers one, Numbers other) {
    SimpleRegression line = new SimpleRegression();
    for (int row = 0; row < one.rows(); row++) {
      if (hasBoth(one, other, row)) {
        line.addData(one.at(row), other.at(row));
      }
    }
    return line.getR();
  }

  private static double ratio(Numbers numbers, Codes classes) {
    SummaryStatistics all = new SummaryStatistics();
    Map<Integer, SummaryStatistics> byClass = new HashMap<>();
    for (int row = 0; row < numbers.rows(); row++) {
      if (hasBoth(numbers, classes, row)) {
        all.addValue(numbers.at(row));
        byClass
            .computeIfAbsent(classes.at(row), any -> new SummaryStatistics())
            .addValue(numbers.at(row));
      }
    }
    double within = byClass.values().stream().mapToDouble(SummaryStatistics::getSecondMoment).sum();
    return byClass.size() < 2
        ? Double.NaN
        : Math.sqrt(Math.max(0, 1 - within / all.getSecondMoment()));
  }

  private static double cramer(Codes one, Codes other) {
    Map<Long, Integer> cells = new HashMap<>();
    int[] counts = new int[one.names().size()];
    int[] others = new int[other.names().size()];
    for (int row = 0; row < one.rows(); row++) {
      if (hasBoth(one, other, row)) {
        cells.merge((long) one.at(row) * others.length + other.at(row), 1, Integer::sum);
        counts[one.at(row)]++;
        others[other.at(row)]++;
      }
    }
    double square = 0;
    for (Map.Entry<Long, Integer> cell : cells.entrySet()) {
      double expected =
          (double) counts[(int) (cell.getKey() / others.length)]
              * others[(int) (cell.getKey() % others.length)];
      square += (double) cell.getValue() * cell.getValue() / expected;
    }
    long least =
        Math.min(
            IntStream.of(counts).filter(count -> count > 0).count(),
            IntStream.of(others).filter(count -> count > 0).count());
    return least < 2 ? Double.NaN : Math.sqrt(Math.max(0, square - 1) / (least - 1));
  }

  /** Whether a column says no more and no less than the target, in other words or another unit. */
  static boolean isSame(ColumnValues column, ColumnValues target) {
    if (column instanceof Numbers && target instanceof Numbers) {
      return column.missing() == 0 && Math.abs(of(column, target).orElse(0)) > SAME;
    }
    Map<Long, Long> targetByCell = new HashMap<>();
    Map<Long, Long> cellByTarget = new HashMap<>();
    for (int row = 0; row < column.rows(); row++) {
      Long cell = column.identity(row);
      Long wanted = target.identity(row);
      boolean isNew = targetByCell.putIfAbsent(cell, wanted) == null;
      if (!wanted.equals(targetByCell.get(cell))
          || !cell.equals(cellByTarget.merge(wanted, cell, (first, any) -> first))) {
        return false;
      }
      // Where nearly every row has a value of its own, that alone makes a one-to-one relation.
      if (isNew && targetByCell.size() > column.rows() / 2) {
        return false;
      }
    }
    return targetByCell.size() > 1;
  }
}
