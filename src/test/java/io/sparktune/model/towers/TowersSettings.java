package io.sparktune.model.towers;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.Set;

/**
 * A hidden layer beside each input, and an output layer on inputs and hidden layers.
 *
 * @param units of each hidden layer
 * @param dropout the share of the output layer's inputs that is dropped
 */
public record TowersSettings(int units, double dropout, double l2, Loss loss)
    implements NetworkSettings {

  @Override
  public NetworkKind<TowersSettings> kind() {
    return new TowersKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout", "l2");
  }
}
