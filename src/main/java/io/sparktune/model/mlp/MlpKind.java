package io.sparktune.model.mlp;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Vector;
import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** Multi-layer perceptrons, for tables. */
public final class MlpKind implements NetworkKind<MlpSettings> {

  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 65_536;

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public MlpSettings read(SettingsReader model, Task task) {
    return new MlpSettings(
        model.sizes("units", 1, MOST_UNITS, "layers", 0, MOST_LAYERS),
        model.oneOf("activation", Activations.names()),
        model.constant("weight-initialisation", List.of(WeightInitialisation.values())),
        model.real("dropout", Bounds.fromBelow(0, 1)),
        model.truth("batch-normalisation"),
        model.real("l1", Bounds.from(0, 1000)),
        model.real("l2", Bounds.from(0, 1000)),
        model.constant("loss", Loss.of(task)));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return Vector.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(MlpSettings settings, NetworkDesign design) {
    return new MlpLayers(settings, design).configuration();
  }
}
