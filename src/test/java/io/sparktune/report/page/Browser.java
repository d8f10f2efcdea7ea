package io.sparktune.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a window.
 *
 * @param program its path
 * @param profile a folder of its own
 */
record Browser(Path program, Path profile) {

  private static final long MOST_SECONDS = 120;

  /** Empty where there is none, which is told. */
  static Optional<Browser> find(Path profile) {
    Optional<Path> program =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String required = System.getenv().getOrDefault("SPARKTUNE_BROWSER", "");
      if (required.equals("required")) {
        throw new IllegalStateException("there is no Chromium, which SPARKTUNE_BROWSER requires");
      }
      System.err.println("NOT RUN: the page in a browser; install the package chromium");
    }
    return program.map(path -> new Browser(path, profile));
  }

  /**
   * A page that was shown.
   *
   * @param document after its script has run
   * @param log what the browser said of it: violations, errors, requests
   */
  record Shown(String document, String log) {}

  /** Shows a file. */
  Shown show(Path page) throws IOException, InterruptedException {
    Path out = Files.createTempFile(profile, "document", ".html");
    Path log = Files.createTempFile(profile, "browser", ".log");
    Process process =
        new ProcessBuilder(command(List.of("--dump-dom", page.toUri().toString())))
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      end(process);
      throw new IOException("the browser has not ended: " + Files.readString(log));
    }
    return new Shown(Files.readString(out), Files.readString(log));
  }

  /** Shows a file to somebody who points at it, types and looks. */
  DevTools open(Path page) throws IOException, InterruptedException {
    Path log = Files.createTempFile(profile, "browser", ".log");
    Path port = profile.resolve("data").resolve("DevToolsActivePort");
    Files.deleteIfExists(port);
    Process process =
        new ProcessBuilder(command(List.of("--remote-debugging-port=0", "about:blank")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(log.toFile())
            .start();
    try {
      return DevTools.of(process, port, log, page);
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private List<String> command(List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-smooth-scrolling",
                "--user-data-dir=" + profile.resolve("data"),
                "--enable-logging=stderr",
                "--v=0",
                "--window-size=1200,900"));
    command.addAll(more);
    return command;
  }

  /** Ends it and the processes that it has started. */
  static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
