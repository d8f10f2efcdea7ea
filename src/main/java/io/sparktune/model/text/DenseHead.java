package io.sparktune.model.text;

import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Settings;
import java.util.List;

/**
 * The fully connected layers behind the vectors of all inputs.
 *
 * @param units of each hidden layer; empty for the output layer alone
 * @param activation of the hidden layers, by its name in {@link io.sparktune.model.Activations}
 * @param dropout the share of each layer's inputs that is dropped, in [0, 1)
 * @param weightInitialisation of the whole network
 * @param l1 weight of the absolute weights in the loss, but for embeddings
 * @param l2 weight of half the squared weights in the loss, but for embeddings
 */
record DenseHead(
    List<Integer> units,
    String activation,
    double dropout,
    WeightInitialisation weightInitialisation,
    double l1,
    double l2)
    implements Settings {

  DenseHead {
    units = List.copyOf(units);
    if (units.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("the units are " + units);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
    if (!(l1 >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException("l1 is " + l1 + " and l2 is " + l2);
    }
  }
}
