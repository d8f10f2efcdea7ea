package io.sparktune.training.engine;

import java.util.List;

/**
 * The trained parameters of a layer, in order, and the limit on their gradient.
 *
 * @param statistics of the layer behind them, which follow the data and no updater
 */
record LayerParameters(List<Parameter> trained, List<Parameter> statistics, Limit limit) {

  /** A limit on a layer's gradient. */
  sealed interface Limit {
    record None() implements Limit {}

    /** Each element is clipped to [-limit, limit]. */
    record Value(float limit) implements Limit {}

    /** The gradient is shortened to this L2 norm. */
    record Norm(double limit) implements Limit {}
  }

  LayerParameters {
    trained = List.copyOf(trained);
    statistics = List.copyOf(statistics);
  }

  /** Turns sums over the rows of a batch into means within the limit. */
  void finishGradient(int rows) {
    for (Parameter parameter : trained) {
      float[] gradient = parameter.gradient();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] /= rows;
      }
    }
    if (limit instanceof Limit.Value value) {
      clip(value.limit());
    } else if (limit instanceof Limit.Norm norm) {
      shorten(norm.limit());
    }
  }

  private void clip(float most) {
    for (Parameter parameter : trained) {
      float[] gradient = parameter.gradient();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = Math.min(Math.max(gradient[i], -most), most);
      }
    }
  }

  private void shorten(double most) {
    double squares = 0;
    for (Parameter parameter : trained) {
      for (float slope : parameter.gradient()) {
        squares += (double) slope * slope;
      }
    }
    double length = Math.sqrt(squares);
    if (length > most) {
      float factor = (float) (most / length);
      for (Parameter parameter : trained) {
        float[] gradient = parameter.gradient();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= factor;
        }
      }
    }
  }
}
