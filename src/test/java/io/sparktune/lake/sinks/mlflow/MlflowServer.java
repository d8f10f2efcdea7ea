package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few endpoints of an MLflow server. It keeps every metric that it is sent, twice where it is
 * sent twice, as MLflow does in files; refuses what MLflow's definitions do not allow; and fails
 * when it is asked to.
 */
public final class MlflowServer implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // 40 ms for each request otherwise
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CONDITION =
      Pattern.compile("tags\\.\"([^\"]+)\" = '([^']*)'|run_id='([^']*)'");

  /** One run as it was logged. */
  static final class Run {
    final ObjectNode info = JSON.createObjectNode();
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> params = new TreeMap<>();
    final List<JsonNode> metrics = new ArrayList<>();
  }

  /** A fault of the server. */
  enum Fault {
    /** It answers that it is busy. */
    BUSY,
    /** It does not hear the request. */
    LOST_REQUEST,
    /** It does what is asked for, and its answer is lost. */
    LOST_ANSWER
  }

  private final HttpServer server;
  private final String authorization;
  private final Map<String, String> experiments = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<JsonNode> versions = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Fault> faultAt = new HashMap<>();
  private int downFrom = Integer.MAX_VALUE;
  private int requests;
  private int pageSize = 3;
  private String artifacts = "mlflow-artifacts:/";

  /**
   * @param authorization the header that it asks for; empty for none
   */
  MlflowServer(String authorization) throws IOException {
    this.authorization = authorization;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public MlflowServer() throws IOException {
    this("");
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Has a fault at a request, from 1. */
  synchronized void fail(int request, Fault fault) {
    faultAt.put(requests + request, fault);
  }

  /** Is out of reach from a request on, from 1. */
  synchronized void stopAt(int request) {
    downFrom = requests + request;
  }

  synchronized void startAgain() {
    downFrom = Integer.MAX_VALUE;
  }

  synchronized int requests() {
    return requests;
  }

  /** What was asked of it against MLflow's definitions. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  public synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  synchronized Map<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  synchronized List<JsonNode> versions() {
    return List.copyOf(versions);
  }

  synchronized List<String> models() {
    return List.copyOf(models);
  }

  /** Where files of later runs are. */
  synchronized void keepFilesAt(String place) {
    artifacts = place;
  }

  /** All that it was told, the same for the same study. */
  public synchronized String content() {
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

  private synchronized void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests++;
    Fault fault = requests >= downFrom ? Fault.LOST_REQUEST : faultAt.get(requests);
    if (fault == Fault.LOST_REQUEST) {
      exchange.close();
      return;
    }
    if (fault == Fault.BUSY) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      answer(exchange, 429, error("REQUEST_LIMIT_EXCEEDED", "too many"));
      return;
    }
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    if (!authorization.isEmpty() && !authorization.equals(sent)) {
      answer(exchange, 401, error("UNAUTHENTICATED", "who are you, " + sent + "?"));
      return;
    }
    int status = 200;
    JsonNode answer;
    try {
      answer = answer(exchange, body);
    } catch (Refusal e) {
      status = e.status;
      answer = error(e.code, String.valueOf(e.getMessage()));
    }
    if (fault == Fault.LOST_ANSWER) {
      exchange.close();
    } else {
      answer(exchange, status, answer);
    }
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  private static ObjectNode error(String code, String message) {
    return JSON.createObjectNode().put("error_code", code).put("message", message);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode content)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(content);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonNode answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String place = "/api/2.0/mlflow-artifacts/artifacts/";
    if (path.startsWith(place) && exchange.getRequestMethod().equals("PUT")) {
      files.put(path.substring(place.length()), body);
      return JSON.createObjectNode();
    }
    String endpoint =
        exchange.getRequestMethod() + " " + path.replaceFirst("^/api/2\\.0/mlflow/", "");
    JsonNode message =
        exchange.getRequestMethod().equals("GET")
            ? query(exchange.getRequestURI())
            : JSON.readTree(body);
    List<String> wrong = MlflowMessages.faults(endpoint, message, body.length);
    if (!wrong.isEmpty()) {
      faults.addAll(wrong);
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", wrong.get(0));
    }
    return answer(endpoint, message);
  }

  private static ObjectNode query(URI uri) {
    ObjectNode message = JSON.createObjectNode();
    for (String pair : uri.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      message.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return message;
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
        if (!experiments.containsValue("model " + name)) {
          experiments.put("model " + name, "model " + name);
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
    String id = "run%028d".formatted(runs.size());
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
    found.stream().skip(from).limit(pageSize).forEach(run -> page.add(json(run)));
    if (from + pageSize < found.size()) {
      answer.put("next_page_token", Integer.toString(from + pageSize));
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
    values.stream().skip(from).limit(pageSize).forEach(page::add);
    if (from + pageSize < values.size()) {
      answer.put("next_page_token", Integer.toString(from + pageSize));
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

  @Override
  public void close() {
    server.stop(0);
  }
}
