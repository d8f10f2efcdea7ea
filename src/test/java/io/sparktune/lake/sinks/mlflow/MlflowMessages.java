package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the messages of MLflow's {@code service.proto}, {@code model_registry.proto} and {@code
 * validation.py} allow: names and types of fields, those that have to be there, and limits.
 */
final class MlflowMessages {

  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> INTEGER =
      value -> value.isIntegralNumber() && value.canConvertToLong();
  private static final Predicate<JsonNode> REAL =
      value ->
          value.isNumber() || Set.of("NaN", "Infinity", "-Infinity").contains(value.asText(""));
  private static final Predicate<JsonNode> TEXTS = value -> value.isArray() && all(value, TEXT);

  private static final Map<String, Predicate<JsonNode>> PAIR = Map.of("key", TEXT, "value", TEXT);

  private static final Map<String, Predicate<JsonNode>> METRIC =
      Map.of("key", TEXT, "value", REAL, "timestamp", INTEGER, "step", INTEGER);

  private static final Predicate<JsonNode> PAIRS = value -> all(value, each -> isOf(each, PAIR));
  private static final Predicate<JsonNode> STATUS =
      value ->
          Set.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED").contains(value.asText());

  private static final Pattern NAME =
      Pattern.compile("[/\\w.\\- ]*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern RUN = Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,255}");

  private static final Map<String, Map<String, Predicate<JsonNode>>> MESSAGES =
      Map.ofEntries(
          Map.entry("POST experiments/create", Map.of("name", TEXT)),
          Map.entry("GET experiments/get-by-name", Map.of("experiment_name", TEXT)),
          Map.entry(
              "POST runs/create",
              Map.of(
                  "experiment_id", TEXT, "run_name", TEXT, "start_time", INTEGER, "tags", PAIRS)),
          Map.entry(
              "POST runs/update", Map.of("run_id", TEXT, "status", STATUS, "end_time", INTEGER)),
          Map.entry(
              "POST runs/search",
              Map.of(
                  "experiment_ids",
                  TEXTS,
                  "filter",
                  TEXT,
                  "max_results",
                  INTEGER,
                  "page_token",
                  TEXT)),
          Map.entry("GET runs/get", Map.of("run_id", TEXT)),
          Map.entry(
              "POST runs/log-batch",
              Map.of(
                  "run_id",
                  TEXT,
                  "metrics",
                  value -> all(value, each -> isOf(each, METRIC)),
                  "params",
                  PAIRS,
                  "tags",
                  PAIRS)),
          Map.entry("POST runs/set-tag", Map.of("run_id", TEXT, "key", TEXT, "value", TEXT)),
          Map.entry("POST runs/log-model", Map.of("run_id", TEXT, "model_json", TEXT)),
          Map.entry(
              "GET metrics/get-history",
              Map.of("run_id", TEXT, "metric_key", TEXT, "max_results", TEXT, "page_token", TEXT)),
          Map.entry("POST registered-models/create", Map.of("name", TEXT)),
          Map.entry("GET model-versions/search", Map.of("filter", TEXT)),
          Map.entry(
              "POST model-versions/create",
              Map.of(
                  "name",
                  TEXT,
                  "source",
                  TEXT,
                  "run_id",
                  TEXT,
                  "tags",
                  PAIRS,
                  "description",
                  TEXT)));

  /** Fields without which a request is none, by endpoint. */
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "POST experiments/create", Set.of("name"),
          "GET experiments/get-by-name", Set.of("experiment_name"),
          "POST runs/create", Set.of("experiment_id"),
          "POST runs/update", Set.of("run_id"),
          "POST runs/log-batch", Set.of("run_id"),
          "POST runs/set-tag", Set.of("run_id", "key", "value"),
          "GET metrics/get-history", Set.of("run_id", "metric_key"),
          "POST registered-models/create", Set.of("name"),
          "POST model-versions/create", Set.of("name", "source"));

  private MlflowMessages() {}

  /** What is wrong with a request; empty where nothing is. */
  static List<String> faults(String endpoint, JsonNode message, long bytes) {
    List<String> faults = new ArrayList<>();
    Map<String, Predicate<JsonNode>> fields = MESSAGES.get(endpoint);
    if (fields == null) {
      return List.of("there is no endpoint " + endpoint);
    }
    if (!isOf(message, fields)) {
      faults.add(endpoint + " has fields that it cannot have: " + message);
    }
    for (String field : REQUIRED.getOrDefault(endpoint, Set.of())) {
      if (message.path(field).asText("").isEmpty()) {
        faults.add(endpoint + " lacks " + field);
      }
    }
    if (message.has("run_id") && !RUN.matcher(message.path("run_id").asText()).matches()) {
      faults.add("no identity of a run: " + message.path("run_id"));
    }
    limit(faults, message.path("params"), 100, 250, 500);
    limit(faults, message.path("tags"), 100, 250, 5000);
    limit(faults, message.path("metrics"), 1000, 250, 50);
    int entities =
        message.path("params").size()
            + message.path("tags").size()
            + message.path("metrics").size();
    if (entities > 1000 || bytes > 1_000_000) {
      faults.add(entities + " entities in " + bytes + " bytes");
    }
    return faults;
  }

  private static void limit(
      List<String> faults, JsonNode pairs, int most, int longestKey, int longestValue) {
    Set<String> keys = new HashSet<>();
    for (JsonNode pair : pairs) {
      String key = pair.path("key").asText();
      String step = pair.has("step") ? pair.path("step").asText() : "";
      if (!NAME.matcher(key).matches() || isPath(key)) {
        faults.add("no name: " + key);
      }
      if (!keys.add(key + "\n" + step)) {
        faults.add("twice: " + key);
      }
      if (key.length() > longestKey || pair.path("value").asText().length() > longestValue) {
        faults.add("too long: " + key);
      }
    }
    if (pairs.size() > most) {
      faults.add(pairs.size() + " at once");
    }
  }

  /** Whether a file of that name would have another one. */
  private static boolean isPath(String key) {
    return !Path.of("/", key).normalize().toString().equals("/" + key) || key.equals(".");
  }

  private static boolean isOf(JsonNode message, Map<String, Predicate<JsonNode>> fields) {
    List<String> names = new ArrayList<>();
    message.fieldNames().forEachRemaining(names::add);
    return message.isObject()
        && names.stream()
            .allMatch(name -> fields.containsKey(name) && fields.get(name).test(message.get(name)));
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> each) {
    for (JsonNode element : list) {
      if (!each.test(element)) {
        return false;
      }
    }
    return list.isArray();
  }
}
