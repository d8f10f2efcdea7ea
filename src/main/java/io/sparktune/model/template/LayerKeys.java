package io.sparktune.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.model.BadConfiguration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys of a template, beside those that Deeplearning4j writes. */
final class LayerKeys {

  private static final String CLASS = "@class";
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";

  private LayerKeys() {}

  /**
   * Gives layers the keys without which Deeplearning4j takes them for those of old versions; the
   * study says of the updater, and the others have its defaults.
   */
  static void complete(JsonNode node) {
    if (node instanceof ObjectNode layer && node.path(CLASS).asText().startsWith(LAYERS)) {
      complete(layer, "iupdater", "org.nd4j.linalg.learning.config.Sgd");
      complete(layer, "weightInitFn", "org.deeplearning4j.nn.weights.WeightInitXavier");
      complete(layer, "activationFn", "org.nd4j.linalg.activations.impl.ActivationSigmoid");
      for (String key : List.of("regularization", "regularizationBias")) {
        if (!layer.hasNonNull(key)) {
          layer.putArray(key);
        }
      }
    }
    node.forEach(LayerKeys::complete);
  }

  private static void complete(ObjectNode layer, String key, String className) {
    if (!layer.hasNonNull(key)) {
      layer.putObject(key).put(CLASS, className);
    }
  }

  /**
   * Fails with {@link BadConfiguration} for a key that Deeplearning4j passes over in silence.
   *
   * @param written what it made of the template
   */
  static void requireKnown(JsonNode template, JsonNode written) {
    requireKnown("it", template, written);
  }

  private static void requireKnown(String path, JsonNode template, JsonNode written) {
    for (Iterator<Map.Entry<String, JsonNode>> fields = template.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      String key = field.getKey();
      if (!field.getValue().isNull() && written.isObject() && !written.has(key)) {
        throw new BadConfiguration(path + " has no key " + key + meant(key, written));
      }
      requireKnown(path + "." + key, field.getValue(), written.path(key));
    }
    for (int place = 0; template.isArray() && place < template.size(); place++) {
      requireKnown(path + "[" + place + "]", template.get(place), written.path(place));
    }
  }

  private static String meant(String key, JsonNode written) {
    for (Iterator<String> names = written.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT))) {
        return "; did you mean " + name + "?";
      }
    }
    return "";
  }
}
