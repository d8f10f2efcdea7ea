package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The layers of a configuration in either form, by name. */
public final class ConfiguredLayers {

  private ConfiguredLayers() {}

  /**
   * The configurations of all layers, in their order; a layer without a name has its number.
   *
   * @throws BadConfiguration if there is none, or one is missing
   */
  public static Map<String, NeuralNetConfiguration> of(NetworkConfiguration network) {
    Map<String, NeuralNetConfiguration> layers = new LinkedHashMap<>();
    if (network instanceof Layers chain) {
      List<NeuralNetConfiguration> all = chain.configuration().getConfs();
      for (int place = 0; place < all.size(); place++) {
        Layer layer = all.get(place) == null ? null : all.get(place).getLayer();
        String name = layer == null ? null : layer.getLayerName();
        layers.put(
            name == null || layers.containsKey(name) ? String.valueOf(place) : name,
            all.get(place));
      }
    } else if (network instanceof Graph graph) {
      for (Map.Entry<String, GraphVertex> vertex : graph.configuration().getVertices().entrySet()) {
        if (vertex.getValue() instanceof LayerVertex layer) {
          layers.put(vertex.getKey(), layer.getLayerConf());
        }
      }
    }
    layers.forEach(ConfiguredLayers::requireLayer);
    if (layers.isEmpty()) {
      throw new BadConfiguration("the network has no layers");
    }
    return layers;
  }

  private static void requireLayer(String name, NeuralNetConfiguration layer) {
    if (layer == null || layer.getLayer() == null) {
      throw new BadConfiguration("layer " + name + " is missing");
    }
  }

  /** The layer that gives the output. */
  public static Layer output(NetworkConfiguration network) {
    Map<String, NeuralNetConfiguration> layers = of(network);
    if (network instanceof Graph graph) {
      String output = graph.configuration().getNetworkOutputs().get(0);
      NeuralNetConfiguration last = layers.get(output);
      if (last == null) {
        throw new BadConfiguration("the output " + output + " is not a layer");
      }
      return last.getLayer();
    }
    return List.copyOf(layers.values()).get(layers.size() - 1).getLayer();
  }

  /** A layer in words, such as "layer 2 (DenseLayer)". */
  public static String named(String name, Layer layer) {
    return "layer " + name + " (" + layer.getClass().getSimpleName() + ")";
  }
}
