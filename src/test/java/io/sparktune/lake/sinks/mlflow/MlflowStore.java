package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of an MLflow server. It keeps every metric that it is sent, twice where it is sent
 * twice, as MLflow does in files.
 */
final class MlflowStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs and values of one answer. */
  private static final int PAGE = 3;

  private static final Pattern CONDITION =
      Pattern.compile("tags\\.\"([^\"]+)\" = '([^']*)'|run_id='([^']*)'");

  /** One run as it was logged. */
  static final class Run {
    final ObjectNode info = JSON.createObjectNode();
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> params = new TreeMap<>();
    final List<JsonNode> metrics = new ArrayList<>();
  }

  private final Map<String, String> experiments = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<JsonNode> versions = new ArrayList<>();
  private final Set<String> registered = new HashSet<>();
  private final List<String> models = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private String artifacts = "mlflow-artifacts:/";

  List<String> faults() {
    return List.copyOf(faults);
  }

  List<Run> runs() {
    return List.copyOf(runs.values());
  }

  List<JsonNode> versions() {
    return List.copyOf(versions);
  }

  List<String> models() {
    return List.copyOf(models);
  }

  /** Where files of later runs are. */
  void keepFilesAt(String place) {
    artifacts = place;
  }

  /** All that it was told, the same for the same study. */
  String content() {
    StringBuilder content = new StringBuilder();
    Map<String, Run> byName = new TreeMap<>();
    for (Run run : runs.values()) {
      String name = run.tags.get("mlflow.runName");
      content.append(byName.put(name, run) == null ? "" : "twice: " + name + "\n");
    }
    byName.forEach(
        (name, run) -> {
          content.append(name).append(' ').append(run.info.path("status").asText());
          content.append(' ').append(run.info.path("start_time").asText());
          content.append(' ').append(run.info.path("end_time").asText()).append('\n');
          run.tags.forEach(
              (key, value) ->
                  content
                      .append("  ")
                      .append(key)
                      .append(" = ")
                      .append(key.equals("mlflow.parentRunId") ? known(value) : value)
                      .append('\n'));
          run.params.forEach(
              (key, value) -> content.append("  param ").append(key + " = " + value + "\n"));
          run.metrics.stream()
              .map(metric -> "  metric " + metric + "\n")
              .sorted()
              .forEach(content::append);
        });
    return content.toString();
  }

  private String known(String id) {
    Run run = runs.get(id);
    return run == null ? "nobody" : run.tags.get("mlflow.runName");
  }

  /** An answer that it does not do what it is asked for. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int status;
    final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  /** Does what a request asks for, where MLflow's definitions allow it. */
  JsonNode checked(String endpoint, JsonNode message, long bytes) {
    List<String> wrong = MlflowMessages.faults(endpoint, message, bytes);
    if (!wrong.isEmpty()) {
      faults.addAll(wrong);
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", wrong.get(0));
    }
    return answer(endpoint, message);
  }

  private JsonNode answer(String endpoint, JsonNode message) {
    return switch (endpoint) {
      case "GET experiments/get-by-name" -> experiment(message.path("experiment_name").asText());
      case "POST experiments/create" -> createExperiment(message.path("name").asText());
      case "POST runs/create" -> create(message);
      case "POST runs/update" -> update(message);
      case "POST runs/search" -> search(message);
      case "GET runs/get" -> JSON.createObjectNode().set("run", json(run(message)));
      case "POST runs/log-batch" -> log(message);
      case "POST runs/set-tag" -> {
        run(message).tags.put(message.path("key").asText(), message.path("value").asText());
        yield JSON.createObjectNode();
      }
      case "POST runs/log-model" -> {
        models.add(message.path("model_json").asText());
        yield JSON.createObjectNode();
      }
      case "GET metrics/get-history" -> history(message);
      case "POST registered-models/create" -> {
        String name = message.path("name").asText();
        if (registered.add(name)) {
          yield JSON.createObjectNode();
        }
        throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", name);
      }
      case "GET model-versions/search" -> {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("model_versions");
        String run = condition(message).getOrDefault("run_id", "");
        versions.stream()
            .filter(version -> version.path("run_id").asText().equals(run))
            .forEach(found::add);
        yield answer;
      }
      case "POST model-versions/create" -> {
        versions.add(message);
        yield JSON.createObjectNode().set("model_version", message);
      }
      default -> throw new Refusal(404, "ENDPOINT_NOT_FOUND", endpoint);
    };
  }

  private JsonNode experiment(String name) {
    String id = experiments.get(name);
    if (id == null) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", name);
    }
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("experiment")
        .put("experiment_id", id)
        .put("name", name)
        .put("lifecycle_stage", "active");
    return answer;
  }

  private JsonNode createExperiment(String name) {
    if (experiments.containsKey(name)) {
      throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", name);
    }
    experiments.put(name, Integer.toString(experiments.size() + 1));
    return JSON.createObjectNode().put("experiment_id", experiments.get(name));
  }

  private JsonNode create(JsonNode message) {
    if (!experiments.containsValue(message.path("experiment_id").asText())) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", message.toString());
    }
    Run run = new Run();
    String id = String.format(Locale.ROOT, "run%028d", runs.size());
    run.info.put("run_id", id);
    run.info.put("experiment_id", message.path("experiment_id").asText());
    run.info.put("status", "RUNNING");
    run.info.put("artifact_uri", artifacts + message.path("experiment_id").asText() + "/" + id);
    run.info.set("start_time", message.path("start_time"));
    message
        .path("tags")
        .forEach(tag -> run.tags.put(tag.path("key").asText(), tag.path("value").asText()));
    runs.put(id, run);
    return JSON.createObjectNode().set("run", json(run));
  }

  private Run run(JsonNode message) {
    Run run = runs.get(message.path("run_id").asText());
    if (run == null) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", message.path("run_id").asText());
    }
    return run;
  }

  private JsonNode update(JsonNode message) {
    Run run = run(message);
    run.info.set("status", message.path("status"));
    if (message.has("end_time")) {
      run.info.set("end_time", message.path("end_time"));
    }
    return JSON.createObjectNode().set("run_info", run.info);
  }

  private static Map<String, String> condition(JsonNode message) {
    Map<String, String> condition = new HashMap<>();
    Matcher parts = CONDITION.matcher(message.path("filter").asText());
    while (parts.find()) {
      condition.put(
          parts.group(1) == null ? "run_id" : parts.group(1),
          parts.group(1) == null ? parts.group(3) : parts.group(2));
    }
    return condition;
  }

  /** In pages, as a server may. */
  private JsonNode search(JsonNode message) {
    Map<String, String> condition = condition(message);
    List<Run> found =
        runs.values().stream()
            .filter(
                run ->
                    message
                            .path("experiment_ids")
                            .path(0)
                            .asText()
                            .equals(run.info.path("experiment_id").asText())
                        && run.tags.entrySet().containsAll(condition.entrySet()))
            .toList();
    int from = message.path("page_token").asInt(0);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray("runs");
    found.stream().skip(from).limit(PAGE).forEach(run -> page.add(json(run)));
    if (from + PAGE < found.size()) {
      answer.put("next_page_token", Integer.toString(from + PAGE));
    }
    return answer;
  }

  /** A parameter never changes. */
  private JsonNode log(JsonNode message) {
    Run run = run(message);
    for (JsonNode param : message.path("params")) {
      String before = run.params.put(param.path("key").asText(), param.path("value").asText());
      if (before != null && !before.equals(param.path("value").asText())) {
        faults.add("changes " + param);
      }
    }
    message.path("metrics").forEach(run.metrics::add);
    message
        .path("tags")
        .forEach(tag -> run.tags.put(tag.path("key").asText(), tag.path("value").asText()));
    return JSON.createObjectNode();
  }

  private JsonNode history(JsonNode message) {
    List<JsonNode> values =
        run(message).metrics.stream()
            .filter(metric -> metric.path("key").equals(message.path("metric_key")))
            .toList();
    int from = message.path("page_token").asInt(0);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray("metrics");
    values.stream().skip(from).limit(PAGE).forEach(page::add);
    if (from + PAGE < values.size()) {
      answer.put("next_page_token", Integer.toString(from + PAGE));
    }
    return answer;
  }

  /** With the last value of each metric only. */
  private static ObjectNode json(Run run) {
    ObjectNode json = JSON.createObjectNode();
    json.set("info", run.info);
    ObjectNode data = json.putObject("data");
    ArrayNode tags = data.putArray("tags");
    run.tags.forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    Map<String, JsonNode> last = new TreeMap<>();
    run.metrics.forEach(metric -> last.put(metric.path("key").asText(), metric));
    data.putArray("metrics").addAll(last.values());
    return json;
  }
}
