package com.example.tuning;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.NetworkKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** Residual networks for tables (He and others, CVPR 2016): {@code model.kind = residual}. */
public final class ResidualKind implements NetworkKind<ResidualSettings> {

  @Override
  public String name() {
    return "residual";
  }

  @Override
  public ResidualSettings read(SettingsReader model, Task task) {
    return new ResidualSettings(
        model.integer("blocks", 1, 20, 2),
        model.integer("width", 1, 4096, 32),
        model.real("dropout", Bounds.fromBelow(0, 1), 0));
  }

  @Override
  public Optional<String> reasonAgainst(List<InputShape> inputs) {
    return inputs.size() == 1 && inputs.get(0) instanceof InputShape.Vector
        ? Optional.empty()
        : Optional.of("it reads one vector, not " + inputs);
  }

  @Override
  public NetworkConfiguration configuration(ResidualSettings settings, NetworkDesign design) {
    int width = settings.width();
    // Deeplearning4j's dropout is the share of inputs that stay; 0 switches it off.
    double retained = settings.dropout() == 0 ? 0 : 1 - settings.dropout();
    GraphBuilder graph =
        design.network().weightInit(WeightInit.RELU).graphBuilder().addInputs("rows");
    graph.addLayer("entry", dense(design.inputs().get(0).numbers(), width, 0), "rows");
    String last = "entry";
    for (int block = 0; block < settings.blocks(); block++) {
      graph.addLayer("block" + block, dense(width, width, retained), last);
      graph.addVertex(
          "sum" + block, new ElementWiseVertex(ElementWiseVertex.Op.Add), "block" + block, last);
      last = "sum" + block;
    }
    graph.addLayer("output", design.outputLayer().nIn(width).build(), last);
    return new NetworkConfiguration.Graph(
        graph.setOutputs("output").validateOutputLayerConfig(false).build());
  }

  private static DenseLayer dense(int inputs, int outputs, double retained) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.RELU)
        .dropOut(retained)
        .build();
  }
}
