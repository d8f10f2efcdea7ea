package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.model.NetworkConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** No form in which Jackson names classes loads one that is not of a configuration. */
final class ConfigurationFileTest {

  private static final AtomicBoolean INITIALISED = new AtomicBoolean();

  /** Leaves a mark when it is initialised, as classes with harmful initialisers would do harm. */
  static final class Marked {
    static {
      INITIALISED.set(true);
    }

    private Marked() {}
  }

  private static final String NAME = ConfigurationFileTest.class.getName() + "$Marked";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** What may stand in place of a value of any type. */
  private static Map<String, UnaryOperator<JsonNode>> forms() {
    Map<String, UnaryOperator<JsonNode>> forms = new LinkedHashMap<>();
    forms.put("property", old -> json("{\"@class\": \"" + NAME + "\"}"));
    forms.put("array", old -> json("[\"" + NAME + "\", {}]"));
    forms.put("wrapper", old -> json("{\"" + NAME + "\": {}}"));
    forms.put("array of classes", old -> json("[\"[L" + NAME + ";\", []]"));
    forms.put("subtype id", old -> json("{\"@type\": \"" + NAME + "\", \"@c\": \".Marked\"}"));
    forms.put(
        "type parameter", old -> json("{\"@class\": \"" + className(old) + "<" + NAME + ">\"}"));
    forms.put("array with parameter", old -> json("[\"java.util.List<" + NAME + ">\", []]"));
    forms.put("class", old -> JsonNodeFactory.instance.textNode(NAME));
    forms.put(
        "escapes",
        old ->
            json("[\"" + NAME.replace(".", "\\u002e").replace("M", "\\u004d") + "\", {\"a\": 1}]"));
    forms.put(
        "nested",
        old -> {
          ObjectNode nested = old.deepCopy();
          nested.set("iupdater", json("[\"" + NAME + "\", {}]"));
          nested.set("momentumSchedule", json("{\"@class\": \"" + NAME + "\"}"));
          nested.set("distribution", json("[\"" + NAME + "\", {}]"));
          nested.set("constraints", json("[[\"" + NAME + "\", {}]]"));
          nested.set("weightNoise", json("{\"" + NAME + "\": {}}"));
          return nested;
        });
    forms.put(
        "legacy",
        old -> {
          ObjectNode legacy = old.deepCopy();
          legacy.remove("weightInitFn");
          legacy.put("weightInit", "DISTRIBUTION");
          legacy.set("dist", json("[\"" + NAME + "\", {}]"));
          return legacy;
        });
    return forms;
  }

  private static String className(JsonNode node) {
    return node.path("@class").asText("org.nd4j.linalg.activations.impl.ActivationTanH");
  }

  private static byte[] layers() {
    return new NetworkConfiguration.Layers(
            new NeuralNetConfiguration.Builder()
                .updater(new Adam(new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.9)))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .weightInit(new WeightInitDistribution(new NormalDistribution(0, 1)))
                        .dropOut(0.5)
                        .build())
                .layer(new OutputLayer.Builder().nIn(3).nOut(2).build())
                .setInputType(InputType.feedForward(2))
                .build())
        .json()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] graph() {
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("out", new OutputLayer.Builder().nIn(2).nOut(2).build(), "in")
            .setOutputs("out")
            .build();
    return new NetworkConfiguration.Graph(graph).json().getBytes(StandardCharsets.UTF_8);
  }

  /** Every copy of a tree in which one object that names a class, or holds some, is another. */
  private static List<JsonNode> changed(JsonNode root, UnaryOperator<JsonNode> form) {
    List<JsonNode> all = new ArrayList<>();
    int places = change(root.deepCopy(), -1, form, new int[1]);
    for (int place = 0; place < places; place++) {
      JsonNode copy = root.deepCopy();
      change(copy, place, form, new int[1]);
      all.add(copy);
    }
    return all;
  }

  private static int change(JsonNode node, int place, UnaryOperator<JsonNode> form, int[] at) {
    if (node instanceof ObjectNode object) {
      for (String key : List.copyOf(fieldNames(object))) {
        JsonNode child = object.get(key);
        if (child.isObject() && at[0]++ == place) {
          object.set(key, form.apply(child));
        } else {
          change(child, place, form, at);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isObject() && at[0]++ == place) {
          array.set(i, form.apply(array.get(i)));
        } else {
          change(array.get(i), place, form, at);
        }
      }
    }
    return at[0];
  }

  private static List<String> fieldNames(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void noFormOfANameLoadsAClass() throws Exception {
    int refused = 0;
    for (byte[] good : List.of(layers(), graph())) {
      assertThat(ConfigurationFile.read(good, Set.of())).isNotNull();
      for (Map.Entry<String, UnaryOperator<JsonNode>> form : forms().entrySet()) {
        for (JsonNode bad : changed(JSON.readTree(good), form.getValue())) {
          try {
            ConfigurationFile.read(JSON.writeValueAsBytes(bad), Set.of());
          } catch (BadModelFile e) {
            refused++; // where Deeplearning4j passes a key over, nothing is to be refused
          }
          assertThat(INITIALISED).as(form.getKey() + " in " + bad).isFalse();
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
    Class.forName(NAME);
    assertThat(INITIALISED).as("the mark works").isTrue();
  }

  @Test
  void theMessageNamesTheClass() {
    String json = new String(layers(), StandardCharsets.UTF_8);
    String array =
        json.replaceFirst(
            "(?s)\\{\\s*\"@class\"\\s*:\\s*\"org.nd4j.linalg.activations.impl.ActivationTanH\"\\s*}",
            "[\"javax.script.ScriptEngineManager\", {}]");
    assertThat(array).isNotEqualTo(json);
    assertThatThrownBy(
            () -> ConfigurationFile.read(array.getBytes(StandardCharsets.UTF_8), Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("configuration.json names the class javax.script.ScriptEngineManager");
  }

  @Test
  void whatIsNoConfigurationIsRefused() {
    for (String text :
        List.of("", "null", "[]", "3", "\"x\"", "{", "{\"a\": }", "[".repeat(9000))) {
      assertThatThrownBy(
              () -> ConfigurationFile.read(text.getBytes(StandardCharsets.UTF_8), Set.of()))
          .as(text)
          .isInstanceOf(BadModelFile.class);
    }
  }
}
