package io.sparktune.model.ratings;

import io.sparktune.data.InputShape;
import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.ratings.NcfSettings.Tower;
import io.sparktune.model.ratings.NcfSettings.TowerInput;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** Neural collaborative filtering. */
public final class NcfKind implements NetworkKind<NcfSettings> {

  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 65_536;

  @Override
  public String name() {
    return "ncf";
  }

  @Override
  public NcfSettings read(SettingsReader model, Task task) {
    return new NcfSettings(
        model.integer("gmf-factors", 0, FactorisationKind.MOST_FACTORS),
        new Tower(
            model.integer("tower-factors", 1, FactorisationKind.MOST_FACTORS),
            model.constant("tower-input", List.of(TowerInput.values())),
            model.sizes("units", 1, MOST_UNITS, "layers", 0, MOST_LAYERS),
            model.oneOf("activation", Activations.names()),
            model.constant("weight-initialisation", List.of(WeightInitialisation.values())),
            model.real("dropout", Bounds.fromBelow(0, 1))),
        model.real("initial-deviation", Bounds.above(0, 100)),
        model.real("l2", Bounds.from(0, 1000)),
        model.constant("loss", Loss.of(task)));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return RatingInputs.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(NcfSettings settings, NetworkDesign design) {
    return new NcfGraph(settings, design).configuration();
  }
}
