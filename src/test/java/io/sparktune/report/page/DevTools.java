package io.sparktune.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page in a browser that does what it is told by the DevTools protocol. */
final class DevTools implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_SECONDS = 60;
  private static final long PAUSE_MILLIS = 20;

  private final Process process;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final WebSocket socket;
  private String session = "";
  private int commands;

  private DevTools(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Messages(messages))
            .join();
  }

  /** Text messages that come in parts. */
  private static final class Messages implements WebSocket.Listener {

    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder parts = new StringBuilder();

    Messages(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
      parts.append(text);
      if (isLast) {
        try {
          messages.add(JSON.readTree(parts.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Waits for a browser that was started, and shows a file in it. */
  static DevTools of(Process process, Path port, Path log, Path page)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException("the browser does not listen: " + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    List<String> lines = Files.readAllLines(port);
    DevTools tools =
        new DevTools(process, "ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1)));
    String target =
        tools.call("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    tools.session =
        tools
            .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.call(domain + ".enable", Map.of());
    }
    tools.show(page);
    return tools;
  }

  /** Shows a file on a screen of 1200 by 900 pixels, until it is drawn. */
  void show(Path page) throws IOException, InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1200, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    value("delete document.documentElement?.dataset.drawn");
    call("Page.navigate", Map.of("url", page.toUri().toString()));
    await("document.documentElement?.dataset.drawn !== undefined");
  }

  /** Has a command done and gives its result. */
  JsonNode call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
    int number = ++commands;
    ObjectNode command = JSON.createObjectNode().put("id", number).put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    socket.sendText(JSON.writeValueAsString(command), true).join();
    while (true) {
      JsonNode message = messages.poll(MOST_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IOException(method + " is not answered");
      }
      if (message.path("id").asInt() == number) {
        if (message.has("error")) {
          throw new IOException(method + ": " + message.path("error"));
        }
        return message.path("result");
      }
      note(message);
    }
  }

  private void note(JsonNode event) {
    switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
          complaints.add(event.path("params").toString());
      case "Network.requestWillBeSent" -> requests.add(event.at("/params/request/url").asText());
      default -> {} // of no interest
    }
  }

  /** The value of an expression in the page. */
  JsonNode value(String expression) throws IOException, InterruptedException {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression in the page is true, also while the page is being loaded. */
  void await(String expression) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!isTrue(expression)) {
      if (System.nanoTime() > until) {
        throw new IOException("never true: " + expression);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private boolean isTrue(String expression) throws InterruptedException {
    try {
      return value(expression).asBoolean();
    } catch (IOException e) {
      return false; // there is no document yet
    }
  }

  /** What the page was refused, failed with or said. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What was asked for, the page itself first. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Shows the page on a screen of this size, in pixels of CSS, until all charts fit it. */
  void screen(int width, int height) throws IOException, InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    await("innerWidth === " + width);
    await(
        """
        [...document.querySelectorAll("figure svg")].every(chart => Math.abs(
          chart.viewBox.baseVal.width - Math.max(240, chart.parentElement.clientWidth)) < 1)
        """);
  }

  /** Points at a place on the screen, with no button pressed. */
  void point(double x, double y) throws IOException, InterruptedException {
    call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /**
   * {@code mousePressed}, {@code mouseMoved} or {@code mouseReleased} at a place on the screen,
   * with the left button.
   */
  void drag(String type, double x, double y) throws IOException, InterruptedException {
    call(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
  }

  /** {@code touchStart}, {@code touchMove} or {@code touchEnd} of one finger. */
  void touch(String type, double x, double y) throws IOException, InterruptedException {
    List<Map<String, Double>> points =
        type.equals("touchEnd") ? List.of() : List.of(Map.of("x", x, "y", y));
    call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
  }

  /** Presses a key, such as {@code ArrowRight}, and lets it go. */
  void key(String name) throws IOException, InterruptedException {
    call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", name, "code", name));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", name, "code", name));
  }

  /** The whole page as a picture. */
  byte[] picture() throws IOException, InterruptedException {
    return Base64.getDecoder()
        .decode(
            call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .path("data")
                .asText());
  }

  /** The page as it is printed. */
  byte[] pdf() throws IOException, InterruptedException {
    return Base64.getDecoder()
        .decode(
            call(
                    "Page.printToPDF",
                    Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69))
                .path("data")
                .asText());
  }

  @Override
  public void close() throws InterruptedException {
    session = "";
    try {
      call("Browser.close", Map.of());
      boolean unused = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // it is ended below
    } finally {
      socket.abort();
      Browser.end(process);
    }
  }
}
