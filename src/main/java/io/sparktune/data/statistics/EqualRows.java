package io.sparktune.data.statistics;

import io.sparktune.data.cells.FirstRows;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Rows that are equal in every column and in the target. */
final class EqualRows implements AutoCloseable {

  private final FirstRows first;

  /**
   * @param columns the target among them
   */
  EqualRows(List<ColumnValues> columns) {
    first =
        new FirstRows(
            columns.get(0).rows(),
            row -> hash(columns, row),
            (row, other) -> areEqual(columns, row, other));
  }

  private static long hash(List<ColumnValues> columns, int row) {
    long hash = 1;
    for (ColumnValues column : columns) {
      hash = 0x9E3779B97F4A7C15L * (hash ^ (hash >>> 29) ^ column.identity(row));
    }
    return hash;
  }

  private static boolean areEqual(List<ColumnValues> columns, int row, int other) {
    for (ColumnValues column : columns) {
      if (column.identity(row) != column.identity(other)) {
        return false;
      }
    }
    return true;
  }

  /** How many rows a fold is scored on of which it is trained on an equal one. */
  int seenInTraining(FoldPlan plan) {
    BitSet seen = new BitSet();
    for (Fold fold : plan.folds()) {
      BitSet trained = new BitSet();
      Arrays.stream(fold.trainRows()).forEach(row -> trained.set(first.of(row)));
      Arrays.stream(fold.validationRows())
          .filter(row -> trained.get(first.of(row)))
          .forEach(seen::set);
    }
    return seen.cardinality();
  }

  @Override
  public void close() {
    first.close();
  }
}
