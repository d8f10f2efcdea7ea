package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;

/**
 * A weight matrix or a vector of a layer, row after row, with the sum of its gradients over the
 * rows of a batch. Its numbers take memory once they are asked for.
 */
final class Parameter {

  private final int rows;
  private final int columns;
  private final double l1;
  private final double l2;
  private float[] values = new float[0];
  private float[] gradient = new float[0];

  /**
   * A parameter of zeros.
   *
   * @param rows 1 for a vector
   * @param l1 weight of the absolute values in the loss
   * @param l2 weight of half the squares in the loss
   */
  Parameter(int rows, int columns, double l1, double l2) {
    this.rows = rows;
    this.columns = columns;
    this.l1 = l1;
    this.l2 = l2;
  }

  int size() {
    return rows * columns;
  }

  float[] values() {
    values = Buffers.atLeast(values, size());
    return values;
  }

  float[] gradient() {
    gradient = Buffers.atLeast(gradient, size());
    return gradient;
  }

  /** Writes numbers of these rows and columns in Deeplearning4j's order, column after column. */
  void write(float[] numbers, float[] into, int start) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        into[start + column * rows + row] = numbers[row * columns + column];
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(float[] from, int start, float[] numbers) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        numbers[row * columns + column] = from[start + column * rows + row];
      }
    }
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
