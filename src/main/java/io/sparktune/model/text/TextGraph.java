package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.DenseLayers;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.nd4j.linalg.activations.Activation;

/** The graph of a network for texts: a tower on each, and dense layers on all of them. */
final class TextGraph {

  private final TextNetwork settings;
  private final NetworkDesign design;
  private final GraphBuilder graph;

  TextGraph(TextNetwork settings, NetworkDesign design) {
    this.settings = settings;
    this.design = design;
    // Classes with a squared or absolute error are meant.
    this.graph =
        design
            .network()
            .weightInit(settings.head().weightInitialisation().scheme())
            .graphBuilder()
            .validateOutputLayerConfig(false);
  }

  NetworkConfiguration configuration() {
    List<GraphEnd> ends = new ArrayList<>();
    for (int input = 0; input < design.inputs().size(); input++) {
      InputShape shape = design.inputs().get(input);
      if (shape instanceof InputShape.Tokens tokens) {
        String name = "text-" + (input + 1);
        graph.addInputs(name);
        GraphPart tower = new GraphPart(graph, name + "-");
        TextTower.Text text = new TextTower.Text(name, tokens.most());
        GraphEnd embedded = embedded(tower, name, tokens);
        ends.add(settings.tower().add(tower, text, embedded, settings.head()));
      } else {
        graph.addInputs("features");
        ends.add(new GraphEnd("features", shape.numbers()));
      }
    }
    GraphEnd merged = merged(ends);
    DenseHead head = settings.head();
    new DenseLayers(head.units(), head.activation(), head.dropout(), head.l1(), head.l2())
        .add(graph, design, merged.vertex(), merged.width());
    return new NetworkConfiguration.Graph(graph.setOutputs("output").build());
  }

  private GraphEnd embedded(GraphPart tower, String input, InputShape.Tokens tokens) {
    int size = settings.embedding().size();
    EmbeddingSequenceLayer layer =
        new EmbeddingSequenceLayer.Builder()
            .nIn(tokens.vocabulary())
            .nOut(size)
            .activation(Activation.IDENTITY)
            .build();
    if (design.isForTraining()) {
      new FirstVectors(settings.embedding(), settings.head().weightInitialisation(), tokens)
          .give(layer);
    }
    return tower.layer("embedding", layer, size, new GraphEnd(input, 1));
  }

  private GraphEnd merged(List<GraphEnd> ends) {
    if (ends.size() == 1) {
      return ends.get(0);
    }
    String[] names = ends.stream().map(GraphEnd::vertex).toArray(String[]::new);
    graph.addVertex("merged", new MergeVertex(), names);
    return new GraphEnd("merged", ends.stream().mapToInt(GraphEnd::width).sum());
  }
}
