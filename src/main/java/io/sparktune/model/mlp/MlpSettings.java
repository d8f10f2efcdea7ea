package io.sparktune.model.mlp;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import java.util.List;
import java.util.Set;

/**
 * A multi-layer perceptron: fully connected hidden layers and an output layer.
 *
 * @param units of each hidden layer; empty for a linear model
 * @param activation of the hidden layers, by its name in {@link Activations}
 * @param dropout the share of inputs of each layer but the first that is dropped, in [0, 1)
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record MlpSettings(
    List<Integer> units,
    String activation,
    WeightInitialisation weightInitialisation,
    double dropout,
    boolean batchNormalisation,
    double l1,
    double l2,
    Loss loss)
    implements NetworkSettings {

  public MlpSettings {
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

  @Override
  public NetworkKind<MlpSettings> kind() {
    return new MlpKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout", "l1", "l2");
  }
}
