package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Blocks;

/** The exponentials of each row's values, divided by their sum. */
final class Softmax implements Curve {

  @Override
  public void apply(float[] inputs, float[] outputs, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      int end = start + width;
      float most = inputs[start];
      for (int i = start + 1; i < end; i++) {
        most = Math.max(most, inputs[i]);
      }
      for (int i = start; i < end; i++) {
        outputs[i] = inputs[i] - most;
      }
    }
    Blocks.exp(outputs, outputs, rows * width);
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      int end = start + width;
      float sum = 0;
      for (int i = start; i < end; i++) {
        sum += outputs[i];
      }
      for (int i = start; i < end; i++) {
        outputs[i] /= sum;
      }
    }
  }

  @Override
  public void multiplyBySlopes(
      float[] inputs, float[] outputs, float[] gradient, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      int end = start + width;
      float sum = 0;
      for (int i = start; i < end; i++) {
        sum += gradient[i] * outputs[i];
      }
      for (int i = start; i < end; i++) {
        gradient[i] = outputs[i] * (gradient[i] - sum);
      }
    }
  }
}
