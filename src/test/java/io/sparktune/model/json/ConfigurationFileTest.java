package io.sparktune.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.NamedClasses;
import io.sparktune.model.NetworkConfiguration;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.introspect.BeanPropertyDefinition;

/** No form in which Jackson names classes loads one that is not of a configuration. */
final class ConfigurationFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Stands where a form is put into the text: not every form is what Jackson can write. */
  private static final String PLACE = "in place of this";

  /** Forms that take over what is in their place. */
  private static Map<String, UnaryOperator<JsonNode>> changes(String name) {
    Map<String, UnaryOperator<JsonNode>> changes = new LinkedHashMap<>();
    changes.put(
        "parameter of a known class",
        old -> json("{\"@class\": \"" + className(old) + "<" + name + ">\"}"));
    changes.put(
        "nested",
        old -> {
          ObjectNode nested = old.deepCopy();
          nested.set("iupdater", json("[\"" + name + "\", {}]"));
          nested.set("momentumSchedule", json("{\"@class\": \"" + name + "\"}"));
          nested.set("distribution", json("[\"" + name + "\", {}]"));
          nested.set("constraints", json("[[\"" + name + "\", {}]]"));
          nested.set("weightNoise", json("{\"" + name + "\": {}}"));
          return nested;
        });
    changes.put(
        "legacy",
        old -> {
          ObjectNode legacy = old.deepCopy();
          legacy.remove("weightInitFn");
          legacy.put("weightInit", "DISTRIBUTION");
          legacy.set("dist", json("[\"" + name + "\", {}]"));
          return legacy;
        });
    return changes;
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

  /** Configurations with a name of a class somewhere, by what they are. */
  private static Map<String, String> attacks(JsonNode good, String name) throws IOException {
    Map<String, String> attacks = new LinkedHashMap<>();
    int place = 0;
    for (JsonNode bad : changed(good, old -> JsonNodeFactory.instance.textNode(PLACE))) {
      String text = JSON.writeValueAsString(bad);
      String at = " at place " + place++;
      NamedClasses.forms(name)
          .forEach((form, json) -> attacks.put(form + at, text.replace('"' + PLACE + '"', json)));
    }
    for (Map.Entry<String, UnaryOperator<JsonNode>> change : changes(name).entrySet()) {
      for (JsonNode bad : changed(good, change.getValue())) {
        attacks.put(change.getKey() + " " + place++, JSON.writeValueAsString(bad));
      }
    }
    return attacks;
  }

  @Test
  void noFormOfANameLoadsAClass() throws IOException {
    assertThat(NamedClasses.areFound()).isTrue();
    int[] refused = new int[1];
    for (byte[] good : List.of(layers(), graph())) {
      assertThat(ConfigurationFile.read(good, Set.of())).isNotNull();
      for (Map.Entry<String, String> attack :
          attacks(JSON.readTree(good), NamedClasses.MARKED).entrySet()) {
        assertThat(NamedClasses.loadedBy(() -> refused[0] += refuses(attack.getValue()) ? 1 : 0))
            .as(attack.getKey())
            .isEmpty();
      }
    }
    assertThat(refused[0]).isGreaterThan(300);
  }

  /** Where Deeplearning4j passes a key over, nothing is to be refused. */
  private static boolean refuses(String configuration) {
    try {
      ConfigurationFile.read(configuration.getBytes(StandardCharsets.UTF_8), Set.of());
      return false;
    } catch (BadModelFile e) {
      return true;
    }
  }

  @Test
  void noPublishedGadgetIsLoaded() throws IOException {
    // What others made of it in this process: the parser of old versions, which has no validator.
    assertThat(JsonMappers.getLegacyMapper()).isNotNull();
    for (String name : NamedClasses.NAMES) {
      Map<String, String> attacks = attacks(JSON.readTree(layers()), name);
      List<String> some = List.copyOf(attacks.values());
      for (int i = 0; i < some.size(); i += 7) {
        String attack = some.get(i);
        assertThat(NamedClasses.loadedBy(() -> refuses(attack))).as(attack).isEmpty();
      }
    }
  }

  @Test
  void theListNamesConfigurationsOnlyAndNoneOfThemLoadsOthers() throws ClassNotFoundException {
    var parser = NeuralNetConfiguration.mapper();
    Deque<JavaType> types = new ArrayDeque<>();
    for (String name : ConfigurationClasses.KNOWN) {
      Class<?> known = Class.forName(name);
      assertThat(Modifier.isAbstract(known.getModifiers())).as(name).isFalse();
      types.add(parser.constructType(known));
    }
    Set<JavaType> seen = new HashSet<>(types);
    assertThat(seen).hasSizeGreaterThan(150);
    while (!types.isEmpty()) {
      JavaType type = types.remove();
      assertThat(LOADERS).as("a property of this type").doesNotContain(type.getRawClass());
      for (JavaType property : properties(parser, type)) {
        if (seen.add(property)) {
          types.add(property);
        }
      }
    }
  }

  /** Types whose values Jackson makes by names: of classes, of hosts, of files. */
  private static final Set<Class<?>> LOADERS =
      Set.of(
          Object.class,
          Class.class,
          ClassLoader.class,
          File.class,
          URL.class,
          InetAddress.class,
          InetSocketAddress.class,
          JavaType.class);

  private static List<JavaType> properties(
      org.nd4j.shade.jackson.databind.ObjectMapper parser, JavaType type) {
    List<JavaType> types = new ArrayList<>();
    if (type.isContainerType()) {
      types.add(type.getContentType());
    } else if (type.getRawClass().getName().startsWith("org.deeplearning4j.")
        || ConfigurationClasses.KNOWN.contains(type.getRawClass().getName())) {
      for (BeanPropertyDefinition property :
          parser.getDeserializationConfig().introspect(type).findProperties()) {
        if (property.couldDeserialize()) {
          types.add(property.getPrimaryType());
        }
      }
    }
    return types;
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
