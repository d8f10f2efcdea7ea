package io.sparktune.model.cnn;

import io.sparktune.data.InputShape;
import io.sparktune.data.InputShape.Image;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** Convolutional networks, for images. */
public final class CnnKind implements NetworkKind<CnnSettings> {

  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public CnnSettings read(SettingsReader model, Task task) {
    CnnReader reader = new CnnReader(model, task);
    List<ConvolutionBlock> blocks = reader.blocks();
    Pooling globalPooling = reader.globalPooling();
    DenseHead head = reader.head();
    Penalties penalties = reader.penalties();
    Loss loss = reader.loss();
    return new CnnSettings(
        blocks, globalPooling, head, penalties, loss.labelSmoothing(model, task), loss);
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return inputs.size() == 1 && inputs.get(0) instanceof Image
        ? Optional.empty()
        : Optional.of("it reads one image, not " + inputs);
  }

  @Override
  public NetworkConfiguration configuration(CnnSettings settings, NetworkDesign design) {
    return new CnnGraph(settings, design).configuration();
  }
}
