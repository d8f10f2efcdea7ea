package io.sparktune.model.cnn;

import io.sparktune.data.InputShape.Image;
import io.sparktune.model.DenseLayers;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/**
 * The graph of a convolutional network. Its input is {@code [rows, channels, height, width]}; all
 * behind the first vertices is {@code [rows, height, width, channels]}, which is faster on CPUs.
 */
final class CnnGraph {

  private static final String INPUT = "image";

  private final CnnSettings settings;
  private final NetworkDesign design;
  private final GraphBuilder graph;

  CnnGraph(CnnSettings settings, NetworkDesign design) {
    this.settings = settings;
    this.design = design;
    // Classes with a squared or absolute error are meant.
    this.graph =
        design
            .network()
            .weightInit(settings.head().weightInitialisation().scheme())
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs(INPUT);
  }

  NetworkConfiguration configuration() {
    Image image = (Image) design.inputs().get(0);
    BlockLayers blocks =
        new BlockLayers(
            graph,
            settings.penalties(),
            design.isForTraining(),
            channelsLast(image),
            new FeatureMaps(image.height(), image.width(), image.channels()));
    for (ConvolutionBlock block : settings.blocks()) {
      blocks.add(block);
    }
    addHead(blocks.last(), blocks.maps());
    return new NetworkConfiguration.Graph(graph.setOutputs("output").build());
  }

  /** The name of the vertex that gives the image with its channels last. */
  private String channelsLast(Image image) {
    int channels = image.channels();
    int pixels = image.height() * image.width();
    String flat = INPUT;
    if (channels > 1) {
      graph.addVertex("channels", new ReshapeVertex(-1, channels, pixels), INPUT);
      flat = "pixels";
      graph.addVertex(flat, new PreprocessorVertex(new RnnToFeedForwardPreProcessor()), "channels");
    }
    ReshapeVertex last = new ReshapeVertex(-1, image.height(), image.width(), channels);
    graph.addVertex("channels-last", last, flat);
    return "channels-last";
  }

  private void addHead(String convolved, FeatureMaps maps) {
    DenseHead head = settings.head();
    String flat = "flat";
    int inputs = maps.channels();
    if (settings.globalPooling() == Pooling.NONE) {
      inputs = maps.numbers();
      graph.addVertex(
          flat,
          new PreprocessorVertex(
              new CnnToFeedForwardPreProcessor(
                  maps.height(), maps.width(), maps.channels(), CNN2DFormat.NHWC)),
          convolved);
    } else {
      PoolingType type =
          settings.globalPooling() == Pooling.MAX ? PoolingType.MAX : PoolingType.AVG;
      graph.addLayer(
          flat, new GlobalPoolingLayer.Builder(type).poolingDimensions(1, 2).build(), convolved);
    }
    List<Integer> units =
        head.units().stream().map(wanted -> wanted == 0 ? maps.channels() : wanted).toList();
    Penalties penalties = settings.penalties();
    new DenseLayers(
            units, head.activation(), head.dropout(), penalties.denseL1(), penalties.denseL2())
        .add(graph, design, flat, inputs);
  }
}
