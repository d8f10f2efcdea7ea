package io.sparktune.model.foreign;

import io.sparktune.model.NetworkConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A layer in words and numbers.
 *
 * @param type such as {@code Dense}
 * @param shape the numbers of its inputs and outputs; empty where it takes any
 */
public record LayerSummary(String name, String type, String shape, long parameters) {

  /** Those of a network, in order. */
  public static List<LayerSummary> of(NetworkConfiguration network) {
    List<LayerSummary> layers = new ArrayList<>();
    ConfiguredLayers.of(network).forEach((name, layer) -> layers.add(of(name, layer)));
    return layers;
  }

  private static LayerSummary of(String name, NeuralNetConfiguration configuration) {
    Layer layer = configuration.getLayer();
    return new LayerSummary(
        name,
        layer.getClass().getSimpleName().replaceFirst("Layer$", ""),
        shape(layer),
        layer.initializer().numParams(configuration));
  }

  private static String shape(Layer layer) {
    if (!(layer instanceof FeedForwardLayer sizes)) {
      return "";
    }
    String between = sizes.getNIn() + " to " + sizes.getNOut();
    return layer instanceof ConvolutionLayer convolution
        ? between + ", kernel " + Arrays.toString(convolution.getKernelSize())
        : between;
  }
}
