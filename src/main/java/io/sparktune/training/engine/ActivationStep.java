package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;

/** An activation of each value. */
final class ActivationStep implements Step {

  private final int width;
  private final Curve curve;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];

  ActivationStep(int width, Curve curve) {
    this.width = width;
    this.curve = curve;
  }

  @Override
  public float[] forward(float[] inputs, int rows) {
    this.inputs = inputs;
    outputs = Buffers.atLeast(outputs, rows * width);
    curve.apply(inputs, outputs, rows, width);
    return outputs;
  }

  @Override
  public float[] predict(float[] inputs, int rows) {
    return forward(inputs, rows);
  }

  @Override
  public float[] backward(float[] gradient, int rows) {
    curve.multiplyBySlopes(inputs, outputs, gradient, rows, width);
    return gradient;
  }
}
