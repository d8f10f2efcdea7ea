package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;
import io.sparktune.training.engine.arrays.DropoutMask;

/** Inverted dropout: each input is dropped, or divided by the share that stays. */
final class DropoutStep implements Step {

  private final int width;
  private final DropoutMask drawn;
  private float[] mask = new float[0];
  private float[] outputs = new float[0];

  /**
   * A dropout.
   *
   * @param retained the share of inputs that stay, in (0, 1)
   */
  DropoutStep(int width, double retained) {
    this.width = width;
    this.drawn = new DropoutMask(retained);
  }

  @Override
  public float[] forward(float[] inputs, int rows) {
    int length = rows * width;
    mask = Buffers.atLeast(mask, length);
    drawn.draw(mask, length);
    outputs = Buffers.atLeast(outputs, length);
    multiply(inputs, mask, outputs, length);
    return outputs;
  }

  @Override
  public float[] predict(float[] inputs, int rows) {
    return inputs;
  }

  @Override
  public float[] backward(float[] gradient, int rows) {
    multiply(gradient, mask, gradient, rows * width);
    return gradient;
  }

  private static void multiply(float[] values, float[] mask, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = values[i] * mask[i];
    }
  }
}
