package io.sparktune.importance;

import java.util.List;

/** A piecewise constant function on the unit cube, and the components of its variance. */
final class Partition {

  private final ImportanceRows rows;
  private final double variance;

  /** By column and cell: the marginal without its mean. */
  private final double[][] single;

  /** By pair of parameters and their cells: the joint marginal but for additive parts. */
  private final double[][][] joint;

  private Partition(ImportanceRows rows, List<Leaf> leaves) {
    this.rows = rows;
    int columns = rows.columns().length;
    single = new double[columns][];
    joint = new double[Shares.pairs(rows.parameters())][][];
    for (int column = 0; column < columns; column++) {
      single[column] = new double[rows.axisOf(column).cells()];
    }
    double mean = 0;
    for (Leaf leaf : leaves) {
      mean += leaf.merit() * volume(shares(leaf));
    }
    double squares = 0;
    for (Leaf leaf : leaves) {
      double[] shares = shares(leaf);
      double off = leaf.merit() - mean;
      squares += off * off * volume(shares);
      add(leaf.sets(), shares, off * volume(shares));
    }
    variance = squares;
    for (int column = 0; column < columns; column++) {
      centre(column);
    }
  }

  /** The function of a regression tree that is fitted to rows. */
  static Partition of(ImportanceRows rows) {
    return new Partition(rows, RegressionTree.leaves(rows));
  }

  private double[] shares(Leaf leaf) {
    double[] shares = new double[leaf.sets().length];
    for (int column = 0; column < shares.length; column++) {
      shares[column] =
          isWhole(column, leaf.sets()) ? 1 : rows.axisOf(column).shareOf(leaf.sets()[column]);
    }
    return shares;
  }

  private boolean isWhole(int column, long[] sets) {
    return sets[column] == rows.axisOf(column).whole();
  }

  private static double volume(double[] shares) {
    double volume = 1;
    for (double share : shares) {
      volume *= share;
    }
    return volume;
  }

  private void centre(int column) {
    double mean = 0;
    for (int cell = 0; cell < single[column].length; cell++) {
      mean += rows.axisOf(column).share(cell) * single[column][cell];
    }
    for (int cell = 0; cell < single[column].length; cell++) {
      single[column][cell] -= mean;
    }
  }

  private void add(long[] sets, double[] shares, double mass) {
    for (int column = 0; column < sets.length; column++) {
      if (isWhole(column, sets)) {
        continue;
      }
      for (long rest = sets[column]; rest != 0; rest &= rest - 1) {
        single[column][Long.numberOfTrailingZeros(rest)] += mass / shares[column];
      }
      for (int first = 0; first < column && column < rows.parameters(); first++) {
        if (!isWhole(first, sets)) {
          add(first, column, sets, mass / shares[column] / shares[first]);
        }
      }
    }
  }

  private void add(int first, int second, long[] sets, double density) {
    int place = Shares.pair(first, second);
    if (joint[place] == null) {
      joint[place] = new double[single[first].length][single[second].length];
    }
    for (long rest = sets[first]; rest != 0; rest &= rest - 1) {
      double[] row = joint[place][Long.numberOfTrailingZeros(rest)];
      for (long inner = sets[second]; inner != 0; inner &= inner - 1) {
        row[Long.numberOfTrailingZeros(inner)] += density;
      }
    }
  }

  /** The variance of the function over the whole cube. */
  double variance() {
    return variance;
  }

  /** The main effect of a cell: the marginal of its column less the mean of the function. */
  double effect(int column, int cell) {
    return single[column][cell];
  }

  /** The variance due to one column alone. */
  double variance(int column) {
    double squares = 0;
    for (int cell = 0; cell < single[column].length; cell++) {
      squares += rows.axisOf(column).share(cell) * single[column][cell] * single[column][cell];
    }
    return squares;
  }

  /** The variance due to the interaction of two parameters. */
  double variance(int first, int second) {
    double[][] both = joint[Shares.pair(first, second)];
    if (both == null) {
      return 0;
    }
    CellAxis rowsAxis = rows.axisOf(first);
    CellAxis columnsAxis = rows.axisOf(second);
    double[] byRow = new double[both.length];
    double[] byColumn = new double[both[0].length];
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < both.length; i++) {
      for (int k = 0; k < byColumn.length; k++) {
        double part = rowsAxis.share(i) * columnsAxis.share(k);
        byRow[i] += columnsAxis.share(k) * both[i][k];
        byColumn[k] += rowsAxis.share(i) * both[i][k];
        mean += part * both[i][k];
        squares += part * both[i][k] * both[i][k];
      }
    }
    double additive = mean * mean;
    for (int i = 0; i < byRow.length; i++) {
      additive += rowsAxis.share(i) * (byRow[i] - mean) * (byRow[i] - mean);
    }
    for (int k = 0; k < byColumn.length; k++) {
      additive += columnsAxis.share(k) * (byColumn[k] - mean) * (byColumn[k] - mean);
    }
    return Math.max(0, squares - additive);
  }
}
