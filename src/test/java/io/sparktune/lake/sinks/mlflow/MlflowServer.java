package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few endpoints of an MLflow server, which refuses what MLflow's definitions do not allow, and
 * fails when it is asked to.
 */
final class MlflowServer implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // 40 ms for each request otherwise
  }

  private static final ObjectMapper JSON = new ObjectMapper();

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
  private final MlflowStore store = new MlflowStore();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<Integer, Fault> faultAt = new HashMap<>();
  private int downFrom = Integer.MAX_VALUE;
  private int requests;

  /**
   * @param authorization the header that it asks for; empty for none
   */
  MlflowServer(String authorization) throws IOException {
    this.authorization = authorization;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  MlflowServer() throws IOException {
    this("");
  }

  URI uri() {
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
  synchronized List<String> faults() {
    return store.faults();
  }

  synchronized List<MlflowStore.Run> runs() {
    return store.runs();
  }

  synchronized Map<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  synchronized List<JsonNode> versions() {
    return store.versions();
  }

  synchronized List<String> models() {
    return store.models();
  }

  /** Where files of later runs are. */
  synchronized void keepFilesAt(String place) {
    store.keepFilesAt(place);
  }

  /** All that it was told, the same for the same study. */
  synchronized String content() {
    return store.content();
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
    } catch (MlflowStore.Refusal e) {
      status = e.status;
      answer = error(e.code, String.valueOf(e.getMessage()));
    }
    if (fault == Fault.LOST_ANSWER) {
      exchange.close();
    } else {
      answer(exchange, status, answer);
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
    return store.checked(endpoint, message, body.length);
  }

  private static ObjectNode query(URI uri) {
    ObjectNode message = JSON.createObjectNode();
    for (String pair : uri.getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      message.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return message;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
