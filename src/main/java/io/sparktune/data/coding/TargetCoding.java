package io.sparktune.data.coding;

import java.util.List;

/**
 * The numbers that stand for the target of a row in a network's outputs, where these depend on more
 * than the target itself, such as on the values before it. Safe to share between threads.
 */
public interface TargetCoding {

  /** The rows that can train, in their order: those of which all that is read is known. */
  int[] trainable(int[] rows);

  /** The rows that are scored for some rows: these, and behind each one what it is ranked among. */
  default int[] scored(int[] rows) {
    return rows;
  }

  /** Whether rows are ranked among others when they are scored. */
  default boolean isRanked() {
    return false;
  }

  /** Whether a row is none of the data set, but made for training or rankings; its target is 0. */
  default boolean isMade(int row) {
    return false;
  }

  /**
   * The mean absolute error of naive forecasts of the steps that train, for each number of a step
   * in turn; empty for no series.
   */
  List<Double> naiveErrors();

  /** How many numbers the target of a row has. */
  int numbers();

  /** The quantiles that are read of each number, see {@link #readQuantiles}; empty for none. */
  List<Double> quantiles();

  /** How many outputs are read for a row: the network's own, or those of all its steps. */
  int outputs();

  /**
   * Writes what the network's outputs should be.
   *
   * @param at the place of the first of them
   */
  void write(int row, float[] into, int at);

  /**
   * Reads what outputs foretell, in the target's own unit: of quantiles the medians.
   *
   * @param from the place of the row's first output
   * @param at the place of the first number
   */
  void read(int row, float[] outputs, int from, double[] into, int at);

  /**
   * Reads the quantiles of each number, rising.
   *
   * @param from the place of the row's first output
   * @param at the place of the first quantile of the first number
   */
  void readQuantiles(int row, float[] outputs, int from, double[] into, int at);
}
