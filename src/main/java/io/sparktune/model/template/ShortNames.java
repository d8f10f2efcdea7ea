package io.sparktune.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sparktune.model.Activations;
import io.sparktune.model.WeightInitialisation;
import java.util.Arrays;
import java.util.Optional;

/** The names of functions in study files, which templates may have in place of class names. */
final class ShortNames {

  private ShortNames() {}

  /** The function that a text is short for, such as {@code relu}; empty where it is for none. */
  static Optional<JsonNode> function(String key, Object value) {
    if (!(value instanceof String name)) {
      return Optional.empty();
    }
    return switch (key) {
      case "activationFn" -> activation(name).map(ShortNames::ofClass);
      case "weightInitFn" -> initialisation(name).map(ShortNames::ofClass);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> activation(String name) {
    return Activations.names().contains(name)
        ? Optional.of(Activations.named(name).getActivationFunction())
        : Optional.empty();
  }

  private static Optional<Object> initialisation(String name) {
    return Arrays.stream(WeightInitialisation.values())
        .filter(each -> each.key().equals(name))
        .map(each -> (Object) each.scheme().getWeightInitFunction())
        .findFirst();
  }

  private static JsonNode ofClass(Object function) {
    return JsonNodeFactory.instance.objectNode().put("@class", function.getClass().getName());
  }
}
