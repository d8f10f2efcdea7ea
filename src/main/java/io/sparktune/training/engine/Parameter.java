package io.sparktune.training.engine;

/**
 * A weight matrix or a vector of a layer, with the sum of its gradients over the rows of a batch.
 *
 * @param values in Deeplearning4j's order
 * @param l1 weight of the absolute values in the loss
 * @param l2 weight of half the squares in the loss
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
record Parameter(float[] values, float[] gradient, double l1, double l2) {

  Parameter(int size, double l1, double l2) {
    this(new float[size], new float[size], l1, l2);
  }

  int size() {
    return values.length;
  }

  /** The part of the loss that is not of the rows. */
  double penalty() {
    double penalty = 0;
    if (l2 > 0) {
      double squares = 0;
      for (float value : values) {
        squares += (double) value * value;
      }
      penalty += l2 * 0.5 * squares;
    }
    if (l1 > 0) {
      double sizes = 0;
      for (float value : values) {
        sizes += Math.abs(value);
      }
      penalty += l1 * sizes;
    }
    return penalty;
  }

  /** Adds the slope of the penalty to the gradient. */
  void addPenalty() {
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
