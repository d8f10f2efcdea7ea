package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks an MLflow server by its REST API 2.0, each request once. */
final class MlflowClient {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private static final String API = "/api/2.0/mlflow/";

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(30);

  /** Nobody waits longer because a server says so. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private static final int SUCCESS = 2; // 2xx
  private static final int LONGEST_MESSAGE = 300;

  private final MlflowAddress address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  MlflowClient(MlflowAddress address) {
    this.address = address;
  }

  /** Reads what does not change by that. */
  JsonNode get(String endpoint, Map<String, String> query) throws IOException {
    String text =
        query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return answer(endpoint, request(address.at(API + endpoint + "?" + text), ANSWERING).GET());
  }

  JsonNode post(String endpoint, Map<String, Object> message) throws IOException {
    return send("POST", endpoint, message);
  }

  JsonNode patch(String endpoint, Map<String, Object> message) throws IOException {
    return send("PATCH", endpoint, message);
  }

  private JsonNode send(String method, String endpoint, Map<String, Object> message)
      throws IOException {
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(bytes(message));
    return answer(
        endpoint,
        request(address.at(API + endpoint), ANSWERING)
            .header("Content-Type", "application/json")
            .method(method, body));
  }

  /** A message as it is sent. */
  static byte[] bytes(Map<String, Object> message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Puts a file where the server takes it.
   *
   * @param place of this server
   */
  void put(URI place, HttpRequest.BodyPublisher content, Duration most) throws IOException {
    JsonNode unused =
        answer(
            place.getPath(),
            request(place, most).header("Content-Type", "application/octet-stream").PUT(content));
  }

  /** A place of the server by its path, whose parts are encoded already. */
  URI at(String path) {
    return address.at(path);
  }

  private HttpRequest.Builder request(URI uri, Duration most) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(most);
    address.authorization().ifPresent(header -> request.header("Authorization", header));
    return request.header("User-Agent", "sparktune");
  }

  private JsonNode answer(String endpoint, HttpRequest.Builder request) throws IOException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("was interrupted");
    } catch (IOException e) {
      throw MlflowFailure.silence(endpoint + " has no answer (" + reason(e) + ")");
    }
    if (response.statusCode() / 100 != SUCCESS) {
      throw failure(endpoint, response);
    }
    return json(endpoint, response.body());
  }

  /** The reason in words, which Java often leaves out. */
  private static String reason(IOException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "no such host";
      }
    }
    if (failure instanceof HttpTimeoutException) {
      return "none in time";
    }
    if (failure instanceof ConnectException) {
      return "nobody listens there";
    }
    return Secrets.masked(String.valueOf(failure.getMessage()));
  }

  private static JsonNode json(String endpoint, byte[] body) throws IOException {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw MlflowFailure.silence(endpoint + " is not answered in JSON; is this an MLflow server?");
    }
  }

  private static MlflowFailure failure(String endpoint, HttpResponse<byte[]> response) {
    String code = "";
    String message = "";
    try {
      JsonNode body = JSON.readTree(response.body());
      code = body.path("error_code").asText("");
      message = body.path("message").asText("");
    } catch (IOException e) {
      message = new String(response.body(), StandardCharsets.UTF_8).strip();
    }
    String told = Secrets.masked(message.replaceAll("\\s+", " "));
    return new MlflowFailure(
        response.statusCode(),
        code,
        "%s is answered by %d%s%s"
            .formatted(
                endpoint,
                response.statusCode(),
                code.isEmpty() ? "" : " " + code,
                told.isEmpty()
                    ? ""
                    : " (" + told.substring(0, Math.min(told.length(), LONGEST_MESSAGE)) + ")"),
        pause(response));
  }

  /** Dates, which servers may give too, count for nothing. */
  private static Duration pause(HttpResponse<byte[]> response) {
    Duration asked =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("\\d{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(Duration.ZERO);
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
