package io.sparktune.training.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a multi-layer perceptron.
 *
 * @param steps from the inputs to those of the output's activation
 * @param layers those with parameters, in order
 */
record Perceptron(
    List<Step> steps, OutputStep output, List<LayerParameters> layers, Optimizer optimizer) {

  Perceptron {
    steps = List.copyOf(steps);
    layers = List.copyOf(layers);
  }

  /** All parameters, in Deeplearning4j's order. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (LayerParameters layer : layers) {
      parameters.addAll(layer.trained());
      parameters.addAll(layer.statistics());
    }
    return parameters;
  }
}
