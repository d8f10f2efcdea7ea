package io.sparktune.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.StrictJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Classes of the user's jars that a study, or a model's own file, admits by name: parts of networks
 * only, and none of Deeplearning4j's, which are on a list or are refused.
 */
public final class LayerClasses {

  private static final String KEY = "layer-classes";

  private static final List<Class<?>> PARTS =
      List.of(
          Layer.class,
          GraphVertex.class,
          InputPreProcessor.class,
          IActivation.class,
          ILossFunction.class,
          IWeightInit.class,
          Distribution.class,
          IDropout.class,
          IWeightNoise.class,
          LayerConstraint.class);

  private static final List<String> NOT_OF_USERS =
      List.of("org.deeplearning4j.", "org.nd4j.", "io.sparktune.");

  /** Keys of what trains a network, which is the study's. */
  private static final Set<String> TRAINING = Set.of("iUpdater", "iupdater", "biasUpdater");

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private LayerClasses() {}

  /** The names that settings of a network admit; others are reported. */
  public static List<String> read(SettingsReader model) {
    List<String> admitted = new ArrayList<>();
    for (String name : model.texts(KEY)) {
      try {
        requirePart(name);
        admitted.add(name);
      } catch (BadModelFile e) {
        model.problem(KEY, String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(admitted);
  }

  /**
   * Fails for a class that is no part of networks in a jar of the user. It is not initialised.
   *
   * @throws BadModelFile if it is another, or is not there
   */
  public static void requirePart(String name) {
    try {
      Class<?> found = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
      if (NOT_OF_USERS.stream().anyMatch(name::startsWith)
          || PARTS.stream().noneMatch(part -> part.isAssignableFrom(found))) {
        throw new BadModelFile(
            "the class " + name + " is no layer, or other part of a network, of a jar of your own");
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new BadModelFile("there is no class " + name + "; name its jar with --jars", e);
    }
  }

  /** The classes that a configuration has and neither Deeplearning4j's list nor these names. */
  public static Set<String> missing(NetworkConfiguration network, Collection<String> admitted) {
    Set<String> names = new TreeSet<>();
    try {
      collect(JSON.readTree(network.json()), names);
    } catch (JsonProcessingException e) {
      throw BadModelFile.damaged(ConfigurationFile.NAME, e);
    }
    names.removeAll(ConfigurationClasses.KNOWN);
    names.removeAll(Set.copyOf(admitted));
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.path("@class").isTextual()) {
      names.add(node.path("@class").textValue());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!TRAINING.contains(field.getKey())) {
        collect(field.getValue(), names);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, names));
    }
  }
}
