package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;

/**
 * A weight matrix or a vector of a layer, in Deeplearning4j's order, with the sum of its gradients
 * over the rows of a batch. Its numbers take memory once they are asked for.
 */
final class Parameter {

  private final int size;
  private final double l1;
  private final double l2;
  private float[] values = new float[0];
  private float[] gradient = new float[0];

  /**
   * A parameter of zeros.
   *
   * @param size at least 1
   * @param l1 weight of the absolute values in the loss
   * @param l2 weight of half the squares in the loss
   */
  Parameter(int size, double l1, double l2) {
    this.size = size;
    this.l1 = l1;
    this.l2 = l2;
  }

  int size() {
    return size;
  }

  float[] values() {
    values = Buffers.atLeast(values, size);
    return values;
  }

  float[] gradient() {
    gradient = Buffers.atLeast(gradient, size);
    return gradient;
  }

  /** The part of the loss that is not of the rows. */
  double penalty() {
    double penalty = 0;
    if (l2 > 0) {
      double squares = 0;
      for (float value : values()) {
        squares += (double) value * value;
      }
      penalty += l2 * 0.5 * squares;
    }
    if (l1 > 0) {
      double sizes = 0;
      for (float value : values()) {
        sizes += Math.abs(value);
      }
      penalty += l1 * sizes;
    }
    return penalty;
  }

  /** Adds the slope of the penalty to the gradient. */
  void addPenalty() {
    float[] values = values();
    float[] gradient = gradient();
    if (l2 > 0) {
      float weight = (float) l2;
      for (int i = 0; i < values.length; i++) {
        gradient[i] += weight * values[i];
      }
    }
    if (l1 > 0) {
      float weight = (float) l1;
      for (int i = 0; i < values.length; i++) {
        gradient[i] += weight * Math.signum(values[i]);
      }
    }
  }
}
