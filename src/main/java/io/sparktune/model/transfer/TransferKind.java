package io.sparktune.model.transfer;

import io.sparktune.data.InputShape;
import io.sparktune.model.Activations;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.Pretrained;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.foreign.InputTypes;
import io.sparktune.model.json.LayerClasses;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.FileReference;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks that take over layers of one that was trained before, and have new ones on top. */
public final class TransferKind implements NetworkKind<TransferSettings> {

  private static final String BASE = "base";
  private static final int MOST_LAYERS = 16;
  private static final int MOST_UNITS = 65_536;
  private static final int MOST_EPOCHS = 1_000_000;

  @Override
  public String name() {
    return "transfer";
  }

  @Override
  public TransferSettings read(SettingsReader model, Task task) {
    List<String> classes = LayerClasses.read(model);
    Optional<FileReference> file =
        model.file(BASE, "a file of a network: a zip of Deeplearning4j or an .h5 of Keras");
    List<String> layers = new ArrayList<>();
    if (file.isPresent()) {
      try {
        layers.addAll(BaseNetwork.of(file.get(), classes).layers());
        if (layers.isEmpty()) {
          model.problem(BASE, "has no layer besides its output");
        }
      } catch (BadConfiguration e) {
        model.problem(BASE, String.valueOf(e.getMessage()));
      }
    }
    String last = layers.isEmpty() ? "" : layers.get(layers.size() - 1);
    String cut = layer(model, "cut", layers, last);
    List<String> frozen = new ArrayList<>(layers);
    frozen.add(BaseParts.NOTHING);
    return new TransferSettings(
        file.orElse(new FileReference("", "")),
        classes,
        cut,
        layer(model, "freeze", layers.isEmpty() ? layers : frozen, cut),
        model.integer("unfreeze-after", 0, MOST_EPOCHS),
        model.real("base-rate", Bounds.above(0, 1000)),
        model.sizes("units", 1, MOST_UNITS, "layers", 0, MOST_LAYERS),
        model.oneOf("activation", Activations.names()),
        model.constant("weight-initialisation", List.of(WeightInitialisation.values())),
        model.real("dropout", Bounds.fromBelow(0, 1)),
        model.constant("loss", Loss.of(task)));
  }

  /** The name of a layer; of a base that cannot be read, none is known. */
  private static String layer(
      SettingsReader model, String key, List<String> names, String byDefault) {
    return names.isEmpty() ? model.text(key, byDefault) : model.oneOf(key, names, byDefault);
  }

  @Override
  public boolean hasLayersOfOthers() {
    return true;
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return InputTypes.reasonAgainst(inputs);
  }

  @Override
  public NetworkConfiguration configuration(TransferSettings settings, NetworkDesign design) {
    return new TransferGraph(settings, parts(settings), design).configuration();
  }

  @Override
  public Pretrained pretrained(TransferSettings settings, List<InputShape> inputs) {
    BaseParts parts = parts(settings);
    float[] first = parts.base().weightsOf(parts.trained());
    return parts.frozen().isEmpty()
        ? new Pretrained(Optional.empty(), List.of(), first, 0)
        : new Pretrained(
            Optional.of(parts.frozenNetwork()),
            List.of(parts.shape(parts.frozen(), inputs)),
            first,
            settings.unfreezeAfter());
  }

  private static BaseParts parts(TransferSettings settings) {
    BaseNetwork base = BaseNetwork.of(settings.base(), settings.layerClasses());
    return BaseParts.of(base, settings.cut(), settings.freeze());
  }
}
