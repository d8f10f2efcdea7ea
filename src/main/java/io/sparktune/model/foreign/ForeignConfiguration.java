package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.NetworkDesign;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A configuration that somebody else wrote, with the numbers of inputs and outputs of a study's
 * data, and trained as the study says.
 */
public final class ForeignConfiguration {

  private ForeignConfiguration() {}

  /**
   * A copy for the design's data. Numbers of inputs and outputs that are missing or 0 are filled,
   * others compared.
   *
   * @throws BadConfiguration if its layers do not fit the data or each other
   */
  public static NetworkConfiguration fitted(NetworkConfiguration network, NetworkDesign design) {
    NetworkConfiguration filled = copy(network);
    if (filled instanceof Graph graph) {
      graph.configuration().setDefaultConfiguration(design.network().build());
      graph
          .configuration()
          .getVertices()
          .forEach((name, vertex) -> WrongGradients.refuse(name, vertex, design));
    }
    boolean isGraph = filled instanceof Graph;
    ConfiguredLayers.of(filled)
        .forEach(
            (name, layer) -> {
              LayerDefaults.fill(layer, design);
              WrongGradients.refuse(
                  ConfiguredLayers.named(name, layer.getLayer()), layer.getLayer(), design);
              if (isGraph) {
                layer.getLayer().setLayerName(name); // by which a graph finds its inputs
              }
            });
    OutputCheck.fill(filled, design.outputs());
    NetworkConfiguration inferred = copy(filled);
    InputType[] inputs = InputTypes.of(design.inputs());
    inferSizes(filled, inputs, false);
    inferSizes(inferred, inputs, true);
    requireSame(filled, inferred);
    return filled;
  }

  private static NetworkConfiguration copy(NetworkConfiguration network) {
    if (network instanceof Layers layers) {
      MultiLayerConfiguration copy = layers.configuration().clone();
      copy.setTrainingWorkspaceMode(WorkspaceMode.ENABLED);
      copy.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
      return new Layers(copy);
    }
    ComputationGraphConfiguration given = ((Graph) network).configuration();
    if (given.getDefaultConfiguration() == null) { // which only its copy asks for
      given.setDefaultConfiguration(new NeuralNetConfiguration());
    }
    ComputationGraphConfiguration copy = given.clone();
    copy.setTrainingWorkspaceMode(WorkspaceMode.ENABLED);
    copy.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
    return new Graph(copy);
  }

  private static void inferSizes(
      NetworkConfiguration network, InputType[] inputs, boolean override) {
    try {
      if (network instanceof Layers layers) {
        if (inputs.length != 1) {
          throw new BadConfiguration("it reads one input, not " + inputs.length);
        }
        inferSizes(layers.configuration(), inputs[0], override);
      } else if (network instanceof Graph graph) {
        PictureSizes.require(
            graph.configuration(),
            graph.configuration().getLayerActivationTypes(true, override, inputs));
      }
    } catch (BadConfiguration e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadConfiguration("the layers do not fit together: " + reason(e));
    }
  }

  /** As Deeplearning4j's builder of layers does. */
  private static void inferSizes(
      MultiLayerConfiguration layers, InputType input, boolean override) {
    InputType type = input;
    for (int place = 0; place < layers.getConfs().size(); place++) {
      Layer layer = layers.getConf(place).getLayer();
      InputPreProcessor before = layers.getInputPreProcess(place);
      if (before == null) {
        before = layer.getPreProcessorForInputType(type);
        if (before != null) {
          layers.getInputPreProcessors().put(place, before);
        }
      }
      type = before == null ? type : before.getOutputType(type);
      layer.setNIn(type, override);
      InputType given = layer.getOutputType(place, type);
      PictureSizes.require(name(layers, place), layer, type, given);
      type = given;
    }
  }

  private static String name(MultiLayerConfiguration layers, int place) {
    Layer layer = layers.getConf(place).getLayer();
    String name = layer.getLayerName();
    return ConfiguredLayers.named(name == null ? String.valueOf(place) : name, layer);
  }

  private static void requireSame(NetworkConfiguration filled, NetworkConfiguration inferred) {
    Map<String, NeuralNetConfiguration> others = ConfiguredLayers.of(inferred);
    ConfiguredLayers.of(filled)
        .forEach(
            (name, layer) -> {
              Layer other = Objects.requireNonNull(others.get(name)).getLayer();
              requireSame(name, layer.getLayer(), other);
            });
  }

  private static void requireSame(String name, Layer layer, Layer inferred) {
    boolean isLookUp = layer instanceof EmbeddingLayer || layer instanceof EmbeddingSequenceLayer;
    if (!isLookUp
        && layer instanceof FeedForwardLayer given
        && inferred instanceof FeedForwardLayer wanted
        && given.getNIn() != wanted.getNIn()) {
      throw new BadConfiguration(
          ConfiguredLayers.named(name, layer)
              + " reads "
              + given.getNIn()
              + " inputs (nIn), but gets "
              + wanted.getNIn()
              + "; leave nIn out, or 0, and it is filled");
    }
  }

  private static String reason(RuntimeException cause) {
    return cause.getMessage() == null ? "a part of one is missing" : cause.getMessage();
  }
}
