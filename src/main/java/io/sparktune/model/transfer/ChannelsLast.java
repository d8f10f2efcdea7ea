package io.sparktune.model.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.preprocessors.PermutePreprocessor;

/**
 * Graphs whose first layers read images with their channels last, as those of Keras do. Images come
 * with their channels first.
 */
final class ChannelsLast {

  private static final String VIEW = "-turned";

  /** A copy: oneDNN's convolutions misread views. */
  private static final String NAME = "-channels-last";

  private ChannelsLast() {}

  /** The same graph for images with their channels first. */
  static ComputationGraphConfiguration turned(ComputationGraphConfiguration graph) {
    ComputationGraphConfiguration turned = graph.clone();
    for (String input : graph.getNetworkInputs()) {
      List<String> readers = readers(graph, input);
      if (readers.isEmpty()) {
        continue;
      }
      String view = input + VIEW;
      String name = input + NAME;
      turned.getVertices().put(view, new PreprocessorVertex(new PermutePreprocessor(2, 3, 1)));
      turned.getVertices().put(name, new ScaleVertex(1));
      for (String reader : readers) {
        List<String> inputs = new ArrayList<>(inputs(graph, reader));
        inputs.replaceAll(each -> each.equals(input) ? name : each);
        turned.getVertexInputs().put(reader, inputs);
      }
      turned.getVertexInputs().put(view, List.of(input));
      turned.getVertexInputs().put(name, List.of(view));
    }
    turned.setTopologicalOrder(null);
    turned.setTopologicalOrderStr(null);
    return turned;
  }

  private static List<String> readers(ComputationGraphConfiguration graph, String input) {
    List<String> readers = new ArrayList<>();
    for (Map.Entry<String, GraphVertex> vertex : graph.getVertices().entrySet()) {
      if (vertex.getValue() instanceof LayerVertex layer
          && inputs(graph, vertex.getKey()).contains(input)
          && isLast(layer.getLayerConf().getLayer())) {
        readers.add(vertex.getKey());
      }
    }
    return readers;
  }

  private static List<String> inputs(ComputationGraphConfiguration graph, String vertex) {
    return graph.getVertexInputs().getOrDefault(vertex, List.of());
  }

  private static boolean isLast(Layer layer) {
    CNN2DFormat format = CNN2DFormat.NCHW;
    if (layer instanceof ConvolutionLayer convolution) {
      format = convolution.getCnn2dDataFormat();
    } else if (layer instanceof SubsamplingLayer pooling) {
      format = pooling.getCnn2dDataFormat();
    } else if (layer instanceof ZeroPaddingLayer padding) {
      format = padding.getDataFormat();
    } else if (layer instanceof BatchNormalization normalisation) {
      format = normalisation.getCnn2DFormat();
    }
    return format == CNN2DFormat.NHWC;
  }
}
