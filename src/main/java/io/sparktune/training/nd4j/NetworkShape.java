package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.json.BadModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * The layers at both ends of a network.
 *
 * @param inputs the layers that read each input
 * @param output the layer that gives the output
 */
record NetworkShape(List<List<Layer>> inputs, Layer output) {

  static NetworkShape of(NetworkConfiguration configuration) {
    return configuration instanceof Layers layers
        ? of(layers.configuration())
        : of(((Graph) configuration).configuration());
  }

  private static NetworkShape of(MultiLayerConfiguration layers) {
    Layer first = layers.getConf(0).getLayer();
    Layer last = layers.getConf(layers.getConfs().size() - 1).getLayer();
    return new NetworkShape(List.of(List.of(first)), last);
  }

  private static NetworkShape of(ComputationGraphConfiguration graph) {
    List<List<Layer>> inputs = new ArrayList<>();
    for (String input : graph.getNetworkInputs()) {
      inputs.add(readers(graph, input));
    }
    GraphVertex output = graph.getVertices().get(graph.getNetworkOutputs().get(0));
    if (!(output instanceof LayerVertex layer)) {
      throw new BadModelFile("the network's output is not a layer");
    }
    return new NetworkShape(inputs, layer.getLayerConf().getLayer());
  }

  /** Vertices of other types, such as those that merge, take any width. */
  private static List<Layer> readers(ComputationGraphConfiguration graph, String input) {
    List<Layer> readers = new ArrayList<>();
    for (Map.Entry<String, List<String>> vertex : graph.getVertexInputs().entrySet()) {
      if (vertex.getValue().contains(input)
          && graph.getVertices().get(vertex.getKey()) instanceof LayerVertex layer) {
        readers.add(layer.getLayerConf().getLayer());
      }
    }
    return readers;
  }

  boolean fits(List<InputShape> shapes, int outputs) {
    if (shapes.size() != inputs.size()
        || !(output instanceof FeedForwardLayer last)
        || last.getNOut() != outputs) {
      return false;
    }
    for (int input = 0; input < shapes.size(); input++) {
      int width = width(shapes.get(input));
      for (Layer reader : inputs.get(input)) {
        if (reader instanceof FeedForwardLayer layer && layer.getNIn() != width) {
          return false;
        }
      }
    }
    return true;
  }

  /** What Deeplearning4j counts as a layer's number of inputs. */
  private static int width(InputShape shape) {
    if (shape instanceof InputShape.Image image) {
      return image.channels();
    }
    if (shape instanceof InputShape.Sequence sequence) {
      return sequence.width();
    }
    if (shape instanceof InputShape.Tokens tokens) {
      return tokens.vocabulary();
    }
    return shape instanceof InputShape.Ids ids ? ids.vocabulary() : shape.numbers();
  }
}
