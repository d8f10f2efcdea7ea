package io.sparktune.model.cnn;

import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Settings;
import java.util.List;

/**
 * The fully connected layers behind the convolutions.
 *
 * @param units of each hidden layer, 0 for the filters of the last block; empty for the output
 *     layer alone
 * @param activation of the hidden layers, by its name in {@link io.sparktune.model.Activations}
 * @param dropout the share of each layer's inputs that is dropped, in [0, 1)
 * @param weightInitialisation of the whole network
 */
record DenseHead(
    List<Integer> units,
    String activation,
    double dropout,
    WeightInitialisation weightInitialisation)
    implements Settings {

  DenseHead {
    units = List.copyOf(units);
    if (units.stream().anyMatch(width -> width < 0)) {
      throw new IllegalArgumentException("the units are " + units);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
  }
}
