package io.sparktune.model.towers;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/** A kind as a user writes it: a graph that reads any number of vectors. */
public final class TowersKind implements NetworkKind<TowersSettings> {

  @Override
  public String name() {
    return "towers";
  }

  @Override
  public TowersSettings read(SettingsReader model, Task task) {
    return new TowersSettings(
        model.integer("units", 1, 1000, 16),
        model.real("dropout", Bounds.fromBelow(0, 1), 0),
        model.real("l2", Bounds.from(0, 1), 0),
        model.constant("loss", Loss.of(task), Loss.AUTO));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return inputs.stream().allMatch(InputShape.Vector.class::isInstance)
        ? Optional.empty()
        : Optional.of("it reads vectors, not " + inputs);
  }

  @Override
  public NetworkConfiguration configuration(TowersSettings settings, NetworkDesign design) {
    GraphBuilder graph =
        design
            .network()
            .weightInit(WeightInitialisation.XAVIER.scheme())
            .l2(settings.l2())
            .graphBuilder()
            .validateOutputLayerConfig(false);
    List<String> merged = new ArrayList<>();
    int width = 0;
    for (int place = 0; place < design.inputs().size(); place++) {
      String input = "input-" + place;
      String tower = "tower-" + place;
      int numbers = design.inputs().get(place).numbers();
      DenseLayer hidden =
          new DenseLayer.Builder()
              .nIn(numbers)
              .nOut(settings.units())
              .activation(Activation.TANH)
              .build();
      graph.addInputs(input).addLayer(tower, hidden, input);
      merged.add(input);
      merged.add(tower);
      width += numbers + settings.units();
    }
    double retained = settings.dropout() == 0 ? 0 : 1 - settings.dropout();
    return new NetworkConfiguration.Graph(
        graph
            .addVertex("merged", new MergeVertex(), merged.toArray(String[]::new))
            .addLayer("output", design.outputLayer().nIn(width).dropOut(retained).build(), "merged")
            .setOutputs("output")
            .build());
  }
}
