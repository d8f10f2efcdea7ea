package io.sparktune.model.layers;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of sequences, {@code [rows, width, steps]}, and its gradients. Has no state. */
interface LayerFunction {

  /** Whether it gives one vector for each row in place of one for each step. */
  default boolean endsSequences() {
    return false;
  }

  /**
   * The value.
   *
   * @param mask {@code [rows, steps]}, 1 for steps that count; null where all do
   */
  INDArray value(INDArray input, @Nullable INDArray mask, Weights weights);

  /**
   * Writes the gradients of the weights, and returns that of the input.
   *
   * @param above the gradient of the value
   * @param into by the names of the weights, with anything in them
   */
  INDArray gradient(
      INDArray input, @Nullable INDArray mask, Weights weights, INDArray above, Weights into);
}
