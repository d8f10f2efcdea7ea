package io.sparktune.run.results;

import io.sparktune.settings.Secrets;
import io.sparktune.study.telling.TellingSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the end of a run to those whom the study file names. The outcome is the same whatever
 * becomes of it: what fails is a warning.
 */
public record Notification(TellingSettings settings) {

  private static final Logger LOG = LoggerFactory.getLogger(Notification.class);

  /** Nobody waits longer for a hook or a command. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int SUCCESS = 2; // 2xx

  /**
   * Tells a result.
   *
   * @param result the content of {@code result.json}
   * @param outcome as it has it
   */
  public void tell(String result, String outcome) {
    settings.webhook().ifPresent(address -> warned("notify.webhook", () -> send(address, result)));
    if (!settings.command().isEmpty()) {
      warned("notify.command", () -> run(settings.command(), result, outcome));
    }
  }

  private interface Telling {
    void tell() throws IOException, InterruptedException;
  }

  private static void warned(String key, Telling telling) {
    try {
      telling.tell();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: {}", key, Secrets.masked(e.toString()));
    }
  }

  private static void send(URI address, String result) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(result))
            .build();
    HttpResponse<Void> response =
        HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .build()
            .send(request, HttpResponse.BodyHandlers.discarding());
    if (response.statusCode() / 100 != SUCCESS) {
      throw new IOException(address.getHost() + " answers " + response.statusCode());
    }
  }

  private static void run(List<String> command, String result, String outcome)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile("sparktune-result-", ".json");
    Path output = Files.createTempFile("sparktune-notify-", ".log");
    try {
      Files.writeString(input, result);
      ProcessBuilder program =
          new ProcessBuilder(command.size() > 1 ? command : List.of("sh", "-c", command.get(0)))
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      program.environment().put("SPARKTUNE_OUTCOME", outcome);
      Process process = program.start();
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException("has not ended after " + LONGEST.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("ended with " + process.exitValue() + last(output.toFile()));
      }
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  /** The last line that the command said. */
  private static String last(File output) throws IOException {
    String said = new String(Files.readAllBytes(output.toPath()), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "" : ": " + said.substring(said.lastIndexOf('\n') + 1);
  }
}
