package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;
import io.sparktune.training.engine.arrays.Columns;
import io.sparktune.training.engine.arrays.MatrixProducts;

/** A weighted sum of all inputs for each unit: inputs × weights + bias. */
final class DenseStep implements Step {

  private final int inputCount;
  private final int units;
  private final boolean isFirst;

  /**
   * Of {@code inputs × units}: OpenBLAS has kernels for small products of what is not transposed.
   */
  private final Parameter weights;

  private final Parameter bias;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputGradient = new float[0];

  /**
   * A step whose parameters are 0.
   *
   * @param isFirst whether nobody needs the gradient of the inputs
   */
  DenseStep(int inputCount, int units, boolean isFirst, Parameter weights, Parameter bias) {
    this.inputCount = inputCount;
    this.units = units;
    this.isFirst = isFirst;
    this.weights = weights;
    this.bias = bias;
  }

  @Override
  public float[] forward(float[] inputs, int rows) {
    this.inputs = inputs;
    outputs = Buffers.atLeast(outputs, rows * units);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias.values(), 0, outputs, row * units, units);
    }
    MatrixProducts.add(inputs, weights.values(), outputs, rows, inputCount, units);
    return outputs;
  }

  @Override
  public float[] predict(float[] inputs, int rows) {
    return forward(inputs, rows);
  }

  @Override
  public float[] backward(float[] gradient, int rows) {
    MatrixProducts.setOfTransposed(inputs, gradient, weights.gradient(), inputCount, rows, units);
    Columns.setSums(gradient, rows, bias.gradient());
    if (isFirst) {
      return inputGradient;
    }
    inputGradient = Buffers.atLeast(inputGradient, rows * inputCount);
    MatrixProducts.setByTransposed(
        gradient, weights.values(), inputGradient, rows, units, inputCount);
    return inputGradient;
  }
}
