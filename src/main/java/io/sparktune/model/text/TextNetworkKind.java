package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** A kind of network that reads the tokens of texts, and one vector beside them. */
public record TextNetworkKind(Architecture architecture) implements NetworkKind<TextNetwork> {

  @Override
  public String name() {
    return architecture.kind();
  }

  @Override
  public TextNetwork read(SettingsReader model, Task task) {
    TextNetworkReader reader = new TextNetworkReader(model, task);
    Embedding embedding = reader.embedding();
    TextTower tower = architecture.tower(model);
    DenseHead head = reader.head();
    Loss loss = reader.loss();
    return new TextNetwork(
        architecture, embedding, tower, head, loss.labelSmoothing(model, task), loss);
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    boolean fits =
        inputs.stream().anyMatch(InputShape.Tokens.class::isInstance)
            && inputs.stream()
                .allMatch(
                    each -> each instanceof InputShape.Tokens || each instanceof InputShape.Vector);
    return fits
        ? Optional.empty()
        : Optional.of("it reads texts, and a vector beside them, not " + inputs);
  }

  @Override
  public NetworkConfiguration configuration(TextNetwork settings, NetworkDesign design) {
    return new TextGraph(settings, design).configuration();
  }
}
