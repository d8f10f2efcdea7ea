package io.sparktune.data.coding;

/**
 * The numbers that stand for the target of a row in a network's outputs, where these depend on more
 * than the target itself, such as on the values before it. Safe to share between threads.
 */
public interface TargetCoding {

  /** The rows that can train, in their order: those of which all that is read is known. */
  int[] trainable(int[] rows);

  /** The mean absolute error of naive forecasts of the steps that train; NaN for no series. */
  double naiveError();

  /**
   * Writes what the network's outputs should be.
   *
   * @param at the place of the first of them
   */
  void write(int row, float[] into, int at);

  /**
   * Reads what outputs foretell, in the target's own unit.
   *
   * @param from the place of the row's first output
   * @param at the place of the first number
   */
  void read(int row, float[] outputs, int from, double[] into, int at);
}
