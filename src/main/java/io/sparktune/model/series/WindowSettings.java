package io.sparktune.model.series;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.List;
import java.util.Set;

/**
 * A network that reads the last steps as a sequence.
 *
 * @param units of each layer: filters of convolutions, or cells
 * @param kernel the number of steps that a convolution reads; without meaning for cells
 * @param activation of convolutions, by its name in {@link io.sparktune.model.Activations}
 * @param dropout the share of inputs of each layer but the first that is dropped, in [0, 1)
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record WindowSettings(
    WindowLayers layers,
    List<Integer> units,
    int kernel,
    String activation,
    double dropout,
    double l1,
    double l2,
    Loss loss)
    implements NetworkSettings {

  public WindowSettings {
    units = List.copyOf(units);
    if (units.isEmpty() || units.stream().anyMatch(width -> width < 1) || kernel < 1) {
      throw new IllegalArgumentException("the units are " + units + ", the kernel " + kernel);
    }
    if (!(dropout >= 0 && dropout < 1 && l1 >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException("dropout %s, l1 %s, l2 %s".formatted(dropout, l1, l2));
    }
  }

  @Override
  public NetworkKind<WindowSettings> kind() {
    return new WindowKind(layers);
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout", "l1", "l2");
  }
}
