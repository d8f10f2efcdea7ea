package io.sparktune.training.engine;

/**
 * A part of a layer, forth and back, for batches of at most one number of rows. Matrices have a row
 * for each example and are overwritten by the next pass.
 */
interface Step {

  /** The outputs in training; the inputs must stay until the pass back. */
  float[] forward(float[] inputs, int rows);

  /** The outputs of the network as it is. */
  float[] predict(float[] inputs, int rows);

  /**
   * The gradient of the inputs from that of the outputs, which may be overwritten. Leaves the
   * gradients of the parameters.
   */
  float[] backward(float[] gradient, int rows);

  /** Frees what lies outside the Java heap. */
  default void close() {}
}
