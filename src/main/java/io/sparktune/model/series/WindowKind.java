package io.sparktune.model.series;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Sequence;
import io.sparktune.data.InputShape.Vector;
import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** A kind of network that reads the last steps as a sequence, and one vector beside it. */
public record WindowKind(WindowLayers layers) implements NetworkKind<WindowSettings> {

  private static final int MOST_UNITS = 65_536;
  private static final int MOST_LAYERS = 16;
  private static final int MOST_KERNEL = 1024;
  private static final Bounds PENALTY = Bounds.from(0, 1000);
  private static final List<String> ELEMENTWISE =
      Activations.names().stream().filter(name -> !name.equals("softmax")).toList();

  @Override
  public String name() {
    return layers.kind();
  }

  @Override
  public WindowSettings read(SettingsReader model, Task task) {
    boolean convolves = layers == WindowLayers.CNN;
    return new WindowSettings(
        layers,
        model.sizes(convolves ? "filters" : "units", 1, MOST_UNITS, "layers", 1, MOST_LAYERS),
        convolves ? model.integer("kernel", 1, MOST_KERNEL) : 1,
        convolves ? model.oneOf("activation", ELEMENTWISE) : "tanh",
        model.real("dropout", Bounds.fromBelow(0, 1)),
        model.real("l1", PENALTY),
        model.real("l2", PENALTY),
        model.constant("loss", Loss.of(task)));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    boolean fits =
        inputs.get(0) instanceof Sequence
            && (inputs.size() == 1 || (inputs.size() == 2 && inputs.get(1) instanceof Vector));
    return fits
        ? Optional.empty()
        : Optional.of(
            "it reads one sequence, and a vector beside it, not "
                + inputs
                + "; set prepare.flatten to false");
  }

  @Override
  public NetworkConfiguration configuration(WindowSettings settings, NetworkDesign design) {
    return new WindowGraph(settings, design).configuration();
  }
}
