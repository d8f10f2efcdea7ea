package io.sparktune.model.transfer;

import io.sparktune.data.InputShape;
import io.sparktune.model.Activations;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.foreign.TrainedLayers;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;

/** The graph of new layers on top of a base: of all of it, or of what is not frozen. */
final class TransferGraph {

  private static final String FEATURES = "features";

  private final TransferSettings settings;
  private final BaseParts parts;
  private final NetworkDesign design;
  private final GraphBuilder graph;

  TransferGraph(TransferSettings settings, BaseParts parts, NetworkDesign design) {
    this.settings = settings;
    this.parts = parts;
    this.design = design;
    this.graph =
        design
            .network()
            .weightInit(settings.weightInitialisation().scheme())
            .graphBuilder()
            .validateOutputLayerConfig(false);
  }

  /** What is trained, or the whole for a file. */
  NetworkConfiguration configuration() {
    boolean isRest = design.isForTraining() && !design.isUnfrozen() && !parts.frozen().isEmpty();
    List<String> all = new ArrayList<>(parts.frozen());
    all.addAll(parts.trained());
    InputShape given = shape(all);
    List<String> vertices = new ArrayList<>(isRest ? List.of() : parts.frozen());
    vertices.addAll(parts.trained());
    if (isRest) {
      graph.addInputs(FEATURES);
    } else {
      graph.addInputs(parts.base().graph().getNetworkInputs());
    }
    for (String name : vertices) {
      graph.addVertex(name, vertex(name), inputs(name, isRest));
    }
    addHead(isRest && vertices.isEmpty() ? FEATURES : parts.cut(), given);
    return new NetworkConfiguration.Graph(graph.setOutputs(headName("output")).build());
  }

  private InputShape shape(List<String> vertices) {
    return parts.shape(vertices, design.inputs());
  }

  private GraphVertex vertex(String name) {
    GraphVertex vertex = parts.base().vertex(name);
    if (vertex instanceof LayerVertex layer) {
      TrainedLayers.prepare(layer.getLayerConf(), design, settings.baseRate());
    }
    return vertex;
  }

  private String[] inputs(String name, boolean isRest) {
    return parts.base().inputs(name).stream()
        .map(input -> isRest && parts.frozen().contains(input) ? FEATURES : input)
        .toArray(String[]::new);
  }

  private void addHead(String cut, InputShape given) {
    if (given instanceof InputShape.Sequence) {
      throw new BadConfiguration(
          "the layer " + parts.cut() + " gives a sequence; cut behind one that gives a vector");
    }
    InputPreProcessor flat =
        given instanceof InputShape.Image image
            ? new CnnToFeedForwardPreProcessor(image.height(), image.width(), image.channels())
            : null;
    int inputs = given.numbers();
    String below = cut;
    for (int place = 0; place < settings.units().size(); place++) {
      int units = settings.units().get(place);
      String name = headName(String.valueOf(place + 1));
      DenseLayer layer =
          new DenseLayer.Builder()
              .nIn(inputs)
              .nOut(units)
              .activation(Activations.named(settings.activation()))
              .dropOut(NetworkDesign.retained(settings.dropout()))
              .build();
      add(name, layer, flat, below);
      flat = null;
      inputs = units;
      below = name;
    }
    add(
        headName("output"),
        design
            .outputLayer()
            .nIn(inputs)
            .dropOut(NetworkDesign.retained(settings.dropout()))
            .build(),
        flat,
        below);
  }

  private void add(
      String name,
      org.deeplearning4j.nn.conf.layers.Layer layer,
      @Nullable InputPreProcessor before,
      String below) {
    if (before == null) {
      graph.addLayer(name, layer, below);
    } else {
      graph.addLayer(name, layer, before, below);
    }
  }

  /** A base may have been made like this itself. */
  private String headName(String name) {
    String head = "head-" + name;
    while (parts.base().graph().getVertices().containsKey(head)) {
      head = "new-" + head;
    }
    return head;
  }
}
