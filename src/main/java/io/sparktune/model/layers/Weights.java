package io.sparktune.model.layers;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays of weights, or their gradients, by their names. */
record Weights(Map<String, INDArray> arrays) {

  INDArray of(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }
}
