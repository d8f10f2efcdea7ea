package io.sparktune.model.layers;

import java.util.List;

/**
 * An array of weights of a layer.
 *
 * @param inputs of a unit, and {@code outputs}, for the first values
 */
record WeightArray(String name, List<Long> shape, First first, double inputs, double outputs) {

  /** The first values. */
  enum First {
    /** Those of the network's weight initialisation. */
    DRAWN,
    ONE,
    ZERO
  }

  static WeightArray drawn(String name, double inputs, double outputs, Long... shape) {
    return new WeightArray(name, List.of(shape), First.DRAWN, inputs, outputs);
  }

  static WeightArray of(String name, First first, Long... shape) {
    return new WeightArray(name, List.of(shape), first, 1, 1);
  }

  long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  long length() {
    return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }
}
