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

  /** The type of a field. */
  private enum Type {
    TEXT,
    INTEGER,
    REAL,
    STATUS,
    TEXTS,
    PAIRS,
    METRICS;

    boolean has(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isTextual();
        case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
        case REAL -> value.isNumber() || NOT_FINITE.contains(value.asText());
        case STATUS -> STATES.contains(value.asText());
        case TEXTS -> all(value, JsonNode::isTextual);
        case PAIRS -> all(value, each -> isOf(each, PAIR));
        case METRICS -> all(value, each -> isOf(each, METRIC));
      };
    }
  }

  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private static final Set<String> STATES =
      Set.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

  private static final Map<String, Type> PAIR = Map.of("key", Type.TEXT, "value", Type.TEXT);

  private static final Map<String, Type> METRIC =
      Map.of("key", Type.TEXT, "value", Type.REAL, "timestamp", Type.INTEGER, "step", Type.INTEGER);

  private static final Pattern NAME =
      Pattern.compile("[/\\w.\\- ]*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern RUN = Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,255}");

  private static final Map<String, Map<String, Type>> MESSAGES =
      Map.ofEntries(
          Map.entry("POST experiments/create", Map.of("name", Type.TEXT)),
          Map.entry("GET experiments/get-by-name", Map.of("experiment_name", Type.TEXT)),
          Map.entry(
              "POST runs/create",
              Map.of(
                  "experiment_id",
                  Type.TEXT,
                  "run_name",
                  Type.TEXT,
                  "start_time",
                  Type.INTEGER,
                  "tags",
                  Type.PAIRS)),
          Map.entry(
              "POST runs/update",
              Map.of("run_id", Type.TEXT, "status", Type.STATUS, "end_time", Type.INTEGER)),
          Map.entry(
              "POST runs/search",
              Map.of(
                  "experiment_ids",
                  Type.TEXTS,
                  "filter",
                  Type.TEXT,
                  "max_results",
                  Type.INTEGER,
                  "page_token",
                  Type.TEXT)),
          Map.entry("GET runs/get", Map.of("run_id", Type.TEXT)),
          Map.entry(
              "POST runs/log-batch",
              Map.of(
                  "run_id",
                  Type.TEXT,
                  "metrics",
                  Type.METRICS,
                  "params",
                  Type.PAIRS,
                  "tags",
                  Type.PAIRS)),
          Map.entry(
              "POST runs/set-tag",
              Map.of("run_id", Type.TEXT, "key", Type.TEXT, "value", Type.TEXT)),
          Map.entry("POST runs/log-model", Map.of("run_id", Type.TEXT, "model_json", Type.TEXT)),
          Map.entry(
              "GET metrics/get-history",
              Map.of(
                  "run_id",
                  Type.TEXT,
                  "metric_key",
                  Type.TEXT,
                  "max_results",
                  Type.TEXT,
                  "page_token",
                  Type.TEXT)),
          Map.entry("POST registered-models/create", Map.of("name", Type.TEXT)),
          Map.entry("GET model-versions/search", Map.of("filter", Type.TEXT)),
          Map.entry(
              "POST model-versions/create",
              Map.of(
                  "name",
                  Type.TEXT,
                  "source",
                  Type.TEXT,
                  "run_id",
                  Type.TEXT,
                  "tags",
                  Type.PAIRS,
                  "description",
                  Type.TEXT)));

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
    Map<String, Type> fields = MESSAGES.get(endpoint);
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

  private static boolean isOf(JsonNode message, Map<String, Type> fields) {
    List<String> names = new ArrayList<>();
    message.fieldNames().forEachRemaining(names::add);
    return message.isObject()
        && names.stream()
            .allMatch(name -> fields.containsKey(name) && fields.get(name).has(message.get(name)));
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
