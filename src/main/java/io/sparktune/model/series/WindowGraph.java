package io.sparktune.model.series;

import io.sparktune.data.InputShape.Sequence;
import io.sparktune.model.Activations;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.model.sequence.LstmStack;
import io.sparktune.model.sequence.Summary;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;

/** The graph of a network that reads {@code [rows, steps, width]}. */
final class WindowGraph {

  private static final String WINDOW = "window";
  private static final String EXTRAS = "extras";

  private final WindowSettings settings;
  private final NetworkDesign design;
  private final Sequence window;
  private final GraphBuilder graph;

  WindowGraph(WindowSettings settings, NetworkDesign design) {
    this.settings = settings;
    this.design = design;
    this.window = (Sequence) design.inputs().get(0);
    this.graph =
        design
            .network()
            .weightInit(WeightInit.XAVIER)
            .l1(settings.l1())
            .l2(settings.l2())
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs(WINDOW);
  }

  NetworkConfiguration configuration() {
    boolean convolves = settings.layers() == WindowLayers.CNN;
    String read = convolves ? convolved() : recurrent();
    int last = settings.units().get(settings.units().size() - 1);
    int inputs = convolves ? last * window.steps() : last;
    if (design.inputs().size() > 1) {
      graph.addInputs(EXTRAS);
      graph.addVertex("merged", new MergeVertex(), read, EXTRAS);
      read = "merged";
      inputs += design.inputs().get(1).numbers();
    }
    graph.addLayer("output", design.outputLayer().nIn(inputs).dropOut(retained(1)).build(), read);
    return new NetworkConfiguration.Graph(graph.setOutputs("output").build());
  }

  private String recurrent() {
    return new LstmStack(
            settings.units(),
            false,
            0,
            settings.dropout(),
            Summary.LAST,
            RNNFormat.NWC,
            settings.l1(),
            settings.l2())
        .add(new GraphPart(graph, ""), WINDOW, new GraphEnd(WINDOW, window.width()))
        .vertex();
  }

  /** Steps are the height of pictures one pixel wide, for which there are fast convolutions. */
  private String convolved() {
    graph.addVertex("steps", new ReshapeVertex(-1, window.steps(), 1, window.width()), WINDOW);
    String below = "steps";
    int width = window.width();
    for (int layer = 0; layer < settings.units().size(); layer++) {
      String name = "convolution-" + (layer + 1);
      if (settings.kernel() > 1) {
        graph.addLayer(
            name + "-padding",
            new ZeroPaddingLayer.Builder(settings.kernel() - 1, 0, 0, 0)
                .dataFormat(CNN2DFormat.NHWC)
                .build(),
            below);
        below = name + "-padding";
      }
      graph.addLayer(
          name,
          new ConvolutionLayer.Builder(settings.kernel(), 1)
              .nIn(width)
              .nOut(settings.units().get(layer))
              .convolutionMode(ConvolutionMode.Truncate)
              .dataFormat(CNN2DFormat.NHWC)
              .activation(Activations.named(settings.activation()))
              .dropOut(retained(layer))
              .build(),
          below);
      below = name;
      width = settings.units().get(layer);
    }
    graph.addVertex(
        "flat",
        new PreprocessorVertex(
            new CnnToFeedForwardPreProcessor(window.steps(), 1, width, CNN2DFormat.NHWC)),
        below);
    return "flat";
  }

  private double retained(int layer) {
    return NetworkDesign.retained(layer == 0 ? 0 : settings.dropout());
  }
}
