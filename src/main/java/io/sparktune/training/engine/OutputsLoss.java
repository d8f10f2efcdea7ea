package io.sparktune.training.engine;

/** A loss that is a sum over the outputs of a row, or their mean. */
interface OutputsLoss {

  /**
   * The loss of an output.
   *
   * @param place of the output in its row
   */
  double value(int place, float output, float label);

  /** The derivative by the output. */
  float slope(int place, float output, float label);

  /** Whether it is the mean over the outputs and not their sum. */
  boolean isMean();
}
