package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;
import org.jspecify.annotations.Nullable;

/** The activation of the outputs and the loss. */
final class OutputStep {

  private final int width;
  private final Curve curve;
  private final OutputsLoss loss;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] gradient = new float[0];

  OutputStep(int width, Curve curve, OutputsLoss loss) {
    this.width = width;
    this.curve = curve;
    this.loss = loss;
  }

  int width() {
    return width;
  }

  /** The network's outputs. */
  float[] outputs(float[] inputs, int rows) {
    this.inputs = inputs;
    outputs = Buffers.atLeast(outputs, rows * width);
    curve.apply(inputs, outputs, rows, width);
    return outputs;
  }

  /**
   * The sum of the losses of the rows whose outputs were the last ones.
   *
   * @param weights of the rows; null where all are 1
   */
  double loss(float[] labels, float @Nullable [] weights, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double ofRow = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        ofRow += loss.value(i - row * width, outputs[i], labels[i]);
      }
      sum += weights == null ? ofRow : ofRow * weights[row];
    }
    return loss.isMean() ? sum / width : sum;
  }

  /** The gradient of the inputs, for the same rows. */
  float[] gradient(float[] labels, float @Nullable [] weights, int rows) {
    int length = rows * width;
    gradient = Buffers.atLeast(gradient, length);
    if (loss == ElementLoss.CROSS_ENTROPY && curve instanceof Softmax) {
      for (int i = 0; i < length; i++) {
        gradient[i] = outputs[i] - labels[i];
      }
    } else {
      for (int i = 0; i < length; i++) {
        gradient[i] = loss.slope(i % width, outputs[i], labels[i]);
      }
      curve.multiplyBySlopes(inputs, outputs, gradient, rows, width);
    }
    if (loss.isMean()) {
      for (int i = 0; i < length; i++) {
        gradient[i] /= width;
      }
    }
    if (weights != null) {
      multiply(weights, rows);
    }
    return gradient;
  }

  private void multiply(float[] weights, int rows) {
    for (int row = 0; row < rows; row++) {
      float weight = weights[row];
      int start = row * width;
      for (int i = start; i < start + width; i++) {
        gradient[i] *= weight;
      }
    }
  }
}
