package io.sparktune.model.autoencoder;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.autoencoder.AutoencoderSettings.Noise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;

/** The graph of an autoencoder, whose output is the mean squared error of its reconstruction. */
final class AutoencoderGraph {

  private static final String INPUT = "row";

  private final AutoencoderSettings settings;
  private final NetworkDesign design;
  private final GraphBuilder graph;

  AutoencoderGraph(AutoencoderSettings settings, NetworkDesign design) {
    this.settings = settings;
    this.design = design;
    this.graph =
        design
            .network()
            .weightInit(settings.weightInitialisation().scheme())
            .l2(settings.l2())
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs(INPUT);
  }

  NetworkConfiguration configuration() {
    int inputs = design.inputs().get(0).numbers();
    List<Integer> widths = new ArrayList<>(settings.units());
    widths.add(settings.code());
    String below = INPUT;
    int width = inputs;
    for (int layer = 0; layer < widths.size(); layer++) {
      DenseLayer.Builder dense = hidden(width, widths.get(layer));
      if (layer == 0 && design.isForTraining()) {
        addNoise(dense);
      }
      below = add(layer == widths.size() - 1 ? "code" : "encoder-" + (layer + 1), dense, below);
      width = widths.get(layer);
    }
    List<Integer> back = new ArrayList<>(settings.units());
    Collections.reverse(back);
    for (int layer = 0; layer < back.size(); layer++) {
      DenseLayer.Builder dense = hidden(width, back.get(layer));
      below = add("decoder-" + (layer + 1), penalised(dense, layer), below);
      width = back.get(layer);
    }
    DenseLayer.Builder last =
        new DenseLayer.Builder().nIn(width).nOut(inputs).activation(Activation.IDENTITY);
    String found = add("reconstruction", penalised(last, back.size()), below);
    return new NetworkConfiguration.Graph(withError(found, inputs).setOutputs("output").build());
  }

  private DenseLayer.Builder hidden(int inputs, int units) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(units)
        .activation(Activations.named(settings.activation()));
  }

  private String add(String name, DenseLayer.Builder layer, String below) {
    graph.addLayer(name, layer.build(), below);
    return name;
  }

  private void addNoise(DenseLayer.Builder first) {
    if (settings.noise() instanceof Noise.Gaussian gaussian) {
      first.dropOut(new GaussianNoise(gaussian.deviation()));
    } else if (settings.noise() instanceof Noise.Masking masking) {
      first.dropOut(new Dropout(1 - masking.share()));
    }
  }

  /** The penalty is at the layer that reads the code. */
  private DenseLayer.Builder penalised(DenseLayer.Builder dense, int decoderLayer) {
    if (decoderLayer == 0 && settings.sparsity() > 0 && design.isForTraining()) {
      dense.dropOut(new ActivityPenalty(settings.sparsity() / settings.code()));
    }
    return dense;
  }

  private GraphBuilder withError(String found, int inputs) {
    graph.addVertex("difference", new ElementWiseVertex(Op.Subtract), found, INPUT);
    graph.addVertex("squares", new ElementWiseVertex(Op.Product), "difference", "difference");
    // Their mean: its weights stay as they are.
    return graph.addLayer(
        "output",
        design
            .outputLayer()
            .nIn(inputs)
            .hasBias(false)
            .weightInit(new WeightInitConstant(1.0 / inputs))
            .l2(0)
            .updater(new Sgd(0))
            .build(),
        "squares");
  }
}
