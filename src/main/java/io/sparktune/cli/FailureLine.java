package io.sparktune.cli;

import io.sparktune.run.input.BadInput;
import io.sparktune.run.results.FailureWords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A failure in one line: what, where, and how to go on. What only a programmer can read goes to a
 * file.
 *
 * @param remedy of a command that fails so
 */
record FailureLine(Throwable failure, String remedy) {

  /** The line, which names the file with the details where there is one. */
  String text() {
    String details =
        FailureWords.areAll(failure)
            ? ""
            : details().map(file -> "; details in " + file).orElse("");
    return "sparktune failed: " + BadInput.line(FailureWords.of(failure)) + "; " + remedy + details;
  }

  private Optional<Path> details() {
    try {
      Path file = Files.createTempFile("sparktune-failure-", ".txt");
      try (PrintStream out =
          MaskedStream.to(
              new PrintStream(file.toFile(), StandardCharsets.UTF_8), StandardCharsets.UTF_8)) {
        failure.printStackTrace(out);
      }
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
