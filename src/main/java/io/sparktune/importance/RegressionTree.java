package io.sparktune.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A least-squares regression tree (Breiman, Friedman, Olshen and Stone 1984), represented by its
 * leaves: boxes that fill the unit cube. Options are split into those with lower and those with
 * higher means, which is the best of all splits (there, section 9.4).
 */
final class RegressionTree {

  private static final int FEWEST_IN_LEAF = 3;

  /** With many rows leaves are larger, since more of them tell no more of one or two parameters. */
  private static final int MOST_LEAVES = 150;

  private final ImportanceRows rows;
  private final int fewestInLeaf;
  private final List<Leaf> leaves = new ArrayList<>();
  private final double[] sums = new double[CellAxis.MOST_OPTIONS];
  private final int[] counts = new int[CellAxis.MOST_OPTIONS];
  private final int[] sequence = new int[CellAxis.MOST_OPTIONS];

  private RegressionTree(ImportanceRows rows) {
    this.rows = rows;
    this.fewestInLeaf = Math.max(FEWEST_IN_LEAF, rows.size() / MOST_LEAVES);
  }

  static List<Leaf> leaves(ImportanceRows rows) {
    RegressionTree tree = new RegressionTree(rows);
    long[] whole =
        IntStream.range(0, rows.columns().length)
            .mapToLong(column -> rows.axisOf(column).whole())
            .toArray();
    tree.grow(IntStream.range(0, rows.size()).toArray(), 0, rows.size(), whole);
    return tree.leaves;
  }

  private void grow(int[] order, int from, int to, long[] sets) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += rows.merits()[order[i]];
    }
    Split split = to - from < 3 * fewestInLeaf ? Split.NONE : best(order, from, to, sum, sets);
    if (split.column() < 0) {
      leaves.add(new Leaf(sets, sum / (to - from)));
      return;
    }
    int[] cells = rows.columns()[split.column()];
    int middle = from;
    for (int i = from; i < to; i++) {
      if ((split.low() >>> cells[order[i]] & 1) == 1) {
        int row = order[i];
        order[i] = order[middle];
        order[middle++] = row;
      }
    }
    grow(order, from, middle, with(sets, split.column(), split.low()));
    grow(order, middle, to, with(sets, split.column(), sets[split.column()] & ~split.low()));
  }

  private static long[] with(long[] sets, int column, long set) {
    long[] changed = sets.clone();
    changed[column] = set;
    return changed;
  }

  /**
   * @param low the cells on the lower side
   * @param gain by how much the sum of squares falls
   */
  private record Split(int column, long low, double gain) {
    static final Split NONE = new Split(-1, 0, 0);
  }

  private Split best(int[] order, int from, int to, double sum, long[] sets) {
    double least = 1e-12 * squares(order, from, to, sum / (to - from));
    Split best = new Split(-1, 0, least);
    for (int column = 0; column < sets.length; column++) {
      if (Long.bitCount(sets[column]) > 1) {
        Split split = best(column, order, from, to, sum, sets[column]);
        best = split.gain() > best.gain() ? split : best;
      }
    }
    return best;
  }

  private double squares(int[] order, int from, int to, double mean) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      double off = rows.merits()[order[i]] - mean;
      squares += off * off;
    }
    return squares;
  }

  private Split best(int column, int[] order, int from, int to, double sum, long set) {
    CellAxis axis = rows.axisOf(column);
    count(rows.columns()[column], order, from, to, axis.cells());
    int cells = arrange(axis, set);
    double whole = sum * sum / (to - from);
    double lowSum = 0;
    int lowCount = 0;
    long low = 0;
    long bestLow = 0;
    double bestGain = 0;
    for (int i = 0; i < cells; i++) {
      int cell = sequence[i];
      lowSum += sums[cell];
      lowCount += counts[cell];
      low |= 1L << cell;
      int highCount = to - from - lowCount;
      if (highCount < fewestInLeaf) {
        break;
      }
      if (lowCount >= fewestInLeaf && counts[cell] > 0) {
        double highSum = sum - lowSum;
        double gain = lowSum * lowSum / lowCount + highSum * highSum / highCount - whole;
        if (gain > bestGain) {
          bestGain = gain;
          bestLow = low;
        }
      }
    }
    return new Split(column, bestLow, bestGain);
  }

  private void count(int[] cells, int[] order, int from, int to, int axisCells) {
    Arrays.fill(sums, 0, axisCells, 0);
    Arrays.fill(counts, 0, axisCells, 0);
    for (int i = from; i < to; i++) {
      int cell = cells[order[i]];
      sums[cell] += rows.merits()[order[i]];
      counts[cell]++;
    }
  }

  /**
   * Puts the cells of a set in a sequence: by their order, or by means, those without rows last.
   */
  private int arrange(CellAxis axis, long set) {
    int cells = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      int cell = Long.numberOfTrailingZeros(rest);
      int place = cells++;
      while (!axis.isOrdered() && place > 0 && mean(sequence[place - 1]) > mean(cell)) {
        sequence[place] = sequence[place - 1];
        place--;
      }
      sequence[place] = cell;
    }
    return cells;
  }

  private double mean(int cell) {
    return counts[cell] == 0 ? Double.POSITIVE_INFINITY : sums[cell] / counts[cell];
  }
}
