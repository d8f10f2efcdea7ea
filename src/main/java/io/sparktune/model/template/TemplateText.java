package io.sparktune.model.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparktune.model.BadConfiguration;
import io.sparktune.settings.StrictJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with places for values: <code>${name}</code> in the place of a value, with or without
 * quotes, or within a text.
 */
final class TemplateText {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*)}");

  /** A text, whose places are left as they are, or a place outside of texts. */
  private static final Pattern TEXT_OR_PLACE =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|" + PLACE.pattern());

  private final JsonNode tree;

  private TemplateText(JsonNode tree) {
    this.tree = tree;
  }

  /** Fails with {@link BadConfiguration} where the text is not such JSON. */
  static TemplateText of(String text) {
    String quoted =
        TEXT_OR_PLACE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : "\"" + found.group() + "\""));
    try {
      return new TemplateText(JSON.readTree(quoted));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : ", in line " + e.getLocation().getLineNr() + " of it";
      throw new BadConfiguration("is not JSON: " + e.getOriginalMessage() + place);
    } catch (StackOverflowError e) {
      throw new BadConfiguration("is nested too deeply");
    }
  }

  /** The names of all places, in their order. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    collect(tree, names);
    return List.copyOf(names);
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      PLACE.matcher(node.textValue()).results().forEach(place -> names.add(place.group(1)));
    }
    node.forEach(inner -> collect(inner, names));
  }

  /**
   * The template with values.
   *
   * @param values numbers, truth values and texts by all names
   */
  TemplateText with(Map<String, Object> values) {
    return new TemplateText(filled("", tree, values));
  }

  /** The JSON that Deeplearning4j reads. */
  String json() {
    try {
      JsonNode whole = tree.deepCopy();
      LayerKeys.complete(whole);
      return JSON.writeValueAsString(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** Fails with {@link BadConfiguration} for a key that is missing in the JSON it was read to. */
  void requireKnownKeys(String written) {
    LayerKeys.requireKnown(tree, of(written).tree);
  }

  private static JsonNode filled(String key, JsonNode node, Map<String, Object> values) {
    if (node.isObject()) {
      ObjectNode filled = JSON.createObjectNode();
      node.fields()
          .forEachRemaining(
              field ->
                  filled.set(field.getKey(), filled(field.getKey(), field.getValue(), values)));
      return filled;
    }
    if (node.isArray()) {
      ArrayNode filled = JSON.createArrayNode();
      node.forEach(element -> filled.add(filled(key, element, values)));
      return filled;
    }
    return node.isTextual() ? filled(key, node.textValue(), values) : node;
  }

  private static JsonNode filled(String key, String text, Map<String, Object> values) {
    Matcher place = PLACE.matcher(text);
    Object value =
        place.matches()
            ? Objects.requireNonNull(values.get(place.group(1)))
            : place
                .reset()
                .replaceAll(
                    found -> Matcher.quoteReplacement(String.valueOf(values.get(found.group(1)))));
    return ShortNames.function(key, value).orElseGet(() -> JSON.valueToTree(value));
  }
}
