package io.sparktune.data.statistics;

import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows that are equal in every column and in the target. */
final class EqualRows {

  private final int[] first;

  /**
   * @param columns the target among them
   */
  EqualRows(List<ColumnValues> columns) {
    int rows = columns.get(0).rows();
    first = IntStream.range(0, rows).toArray();
    long[] hashes = IntStream.range(0, rows).mapToLong(row -> hash(columns, row)).toArray();
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    Map<Long, int[]> rowsByHash = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      long hash = hashes[row];
      if (isOnce(sorted, hash)) {
        continue;
      }
      int[] alike = rowsByHash.get(hash);
      if (alike == null) {
        rowsByHash.put(hash, new int[] {row});
        continue;
      }
      int found = equal(columns, alike, row);
      if (found >= 0) {
        first[row] = found;
      } else {
        int[] more = Arrays.copyOf(alike, alike.length + 1);
        more[alike.length] = row;
        rowsByHash.put(hash, more);
      }
    }
  }

  private static long hash(List<ColumnValues> columns, int row) {
    long hash = 1;
    for (ColumnValues column : columns) {
      hash = 0x9E3779B97F4A7C15L * (hash ^ (hash >>> 29) ^ column.identity(row));
    }
    return hash;
  }

  /** Nearly every row of most tables is the only one, and takes no room in a map. */
  private static boolean isOnce(long[] sorted, long hash) {
    int at = Arrays.binarySearch(sorted, hash);
    return (at == 0 || sorted[at - 1] != hash)
        && (at == sorted.length - 1 || sorted[at + 1] != hash);
  }

  private static int equal(List<ColumnValues> columns, int[] rows, int row) {
    for (int other : rows) {
      if (columns.stream().allMatch(column -> column.identity(other) == column.identity(row))) {
        return other;
      }
    }
    return -1;
  }

  /** How many rows a fold is scored on of which it is trained on an equal one. */
  int seenInTraining(FoldPlan plan) {
    BitSet seen = new BitSet();
    for (Fold fold : plan.folds()) {
      BitSet trained = new BitSet();
      Arrays.stream(fold.trainRows()).forEach(row -> trained.set(first[row]));
      Arrays.stream(fold.validationRows())
          .filter(row -> trained.get(first[row]))
          .forEach(seen::set);
    }
    return seen.cardinality();
  }
}
