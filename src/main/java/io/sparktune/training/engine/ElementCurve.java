package io.sparktune.training.engine;

/** An activation whose outputs depend on one input each. */
interface ElementCurve extends Curve {

  float value(float input);

  /**
   * The derivative.
   *
   * @param output the value at the input
   */
  float slope(float input, float output);

  @Override
  default void apply(float[] inputs, float[] outputs, int rows, int width) {
    int length = rows * width;
    for (int i = 0; i < length; i++) {
      outputs[i] = value(inputs[i]);
    }
  }

  @Override
  default void multiplyBySlopes(
      float[] inputs, float[] outputs, float[] gradient, int rows, int width) {
    int length = rows * width;
    for (int i = 0; i < length; i++) {
      gradient[i] *= slope(inputs[i], outputs[i]);
    }
  }
}
