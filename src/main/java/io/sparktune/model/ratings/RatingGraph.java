package io.sparktune.model.ratings;

import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;

/** The parts that graphs of users and items share. Every name is that of a vertex. */
final class RatingGraph {

  private static final String USER = "user";
  private static final String ITEM = "item";
  private static final String SIDE = "side";

  private final NetworkDesign design;
  private final RatingInputs inputs;
  private final double l2;
  private final GraphBuilder graph;

  /**
   * @param l2 weight of half the squared weights in the loss
   */
  RatingGraph(NetworkDesign design, double l2) {
    this.design = design;
    this.inputs = RatingInputs.of(design.inputs());
    this.l2 = l2;
    this.graph =
        design.network().graphBuilder().validateOutputLayerConfig(false).addInputs(USER, ITEM);
    if (hasSide()) {
      graph.addInputs(SIDE);
    }
  }

  GraphBuilder builder() {
    return graph;
  }

  boolean hasSide() {
    return inputs.side() > 0;
  }

  String side() {
    return SIDE;
  }

  int sideNumbers() {
    return inputs.side();
  }

  /** The factors of the users. */
  String users(String name, int factors, double deviation) {
    return embedding(USER + "-" + name, USER, inputs.users(), factors, deviation);
  }

  /** The factors of the items. */
  String items(String name, int factors, double deviation) {
    return embedding(ITEM + "-" + name, ITEM, inputs.items(), factors, deviation);
  }

  private String embedding(String name, String input, int ids, int width, double deviation) {
    EmbeddingLayer.Builder layer = new EmbeddingLayer.Builder().nIn(ids).nOut(width).l2(l2);
    if (deviation == 0) {
      layer.weightInit(WeightInit.ZERO);
    } else {
      layer.weightInit(new NormalDistribution(0, deviation));
    }
    graph.addLayer(name, layer.build(), input);
    return name;
  }

  String product(String name, String one, String other) {
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Product), one, other);
    return name;
  }

  String merged(String name, List<String> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    graph.addVertex(name, new MergeVertex(), parts.toArray(String[]::new));
    return name;
  }

  /** The sum of the numbers of each row. */
  String summed(String name, String numbers, int width) {
    graph.addVertex(name + "-steps", new ReshapeVertex(-1, 1, width), numbers);
    graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), name + "-steps");
    return name;
  }

  /** One number, a weighted sum of others. */
  String weighted(String name, String numbers, int width) {
    graph.addLayer(
        name,
        new DenseLayer.Builder()
            .nIn(width)
            .nOut(1)
            .hasBias(false)
            .weightInit(WeightInit.XAVIER)
            .activation(Activation.IDENTITY)
            .l2(l2)
            .build(),
        numbers);
    return name;
  }

  /** A graph whose output is the sum of these numbers and of the biases. */
  NetworkConfiguration configuration(List<String> numbers) {
    String users = embedding("user-bias", USER, inputs.users(), 1, 0);
    String items = embedding("item-bias", ITEM, inputs.items(), 1, 0);
    String[] all = new String[numbers.size() + 2];
    numbers.toArray(all);
    all[numbers.size()] = users;
    all[numbers.size() + 1] = items;
    graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), all);
    OutputLayer.Builder output = design.outputLayer().nIn(1).weightInit(WeightInit.ONES);
    if (design.outputs() == 1) {
      // The number itself: its weight stays 1.
      output.updater(new Sgd(0)).biasUpdater(design.updater(1));
    } else {
      output.weightInit(WeightInit.XAVIER);
    }
    graph.addLayer("output", output.build(), "sum");
    return new NetworkConfiguration.Graph(graph.setOutputs("output").build());
  }
}
