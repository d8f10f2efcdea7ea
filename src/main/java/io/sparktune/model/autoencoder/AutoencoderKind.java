package io.sparktune.model.autoencoder;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Vector;
import io.sparktune.model.Activations;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.autoencoder.AutoencoderSettings.Noise;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Autoencoders of tables, for anomalies. */
public final class AutoencoderKind implements NetworkKind<AutoencoderSettings> {

  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 65_536;
  private static final Bounds PENALTY = Bounds.from(0, 1000);

  @Override
  public String name() {
    return "autoencoder";
  }

  @Override
  public AutoencoderSettings read(SettingsReader model, Task task) {
    if (task != Task.REGRESSION) {
      model.problem(
          "kind",
          "predicts an error, but the goal is about another target; wanted the goal"
              + " \"minimize reconstruction-error\"");
    }
    return new AutoencoderSettings(
        model.sizes("units", 1, MOST_UNITS, "layers", 0, MOST_LAYERS),
        model.integer("code", 1, MOST_UNITS),
        model.oneOf("activation", Activations.names()),
        model.constant("weight-initialisation", List.of(WeightInitialisation.values())),
        model.alternative("noise", noises()),
        model.real("sparsity", PENALTY),
        model.real("l2", PENALTY));
  }

  private static Map<String, Function<SettingsReader, Noise>> noises() {
    Map<String, Function<SettingsReader, Noise>> noises = new LinkedHashMap<>();
    noises.put("none", none -> new Noise.None());
    noises.put(
        "gaussian",
        gaussian -> new Noise.Gaussian(gaussian.real("deviation", Bounds.above(0, 100), 0.1)));
    noises.put(
        "masking", masking -> new Noise.Masking(masking.real("share", Bounds.between(0, 1), 0.1)));
    return noises;
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return Vector.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(AutoencoderSettings settings, NetworkDesign design) {
    if (design.outputs() != 1) {
      throw new BadConfiguration("an autoencoder predicts one number, not " + design.outputs());
    }
    return new AutoencoderGraph(settings, design).configuration();
  }
}
