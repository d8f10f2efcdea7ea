package io.sparktune.cli;

import io.sparktune.run.input.BadInput;
import io.sparktune.spark.executors.MemoryFailure;
import io.sparktune.storage.LocalDisk;
import io.sparktune.storage.Reason;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A failure in one line: what, where, and how to go on. What only a programmer can read goes to a
 * file.
 *
 * @param remedy of a command that fails so
 */
record FailureLine(Throwable failure, String remedy) {

  private static final String OURS = "io.sparktune.";

  /** The line, which names the file with the details where there is one. */
  String text() {
    Throwable cause = cause(failure);
    String details =
        isExplained(cause) || memory(failure).isPresent()
            ? ""
            : details().map(file -> "; details in " + file).orElse("");
    return "sparktune failed: " + BadInput.line(what(failure)) + "; " + remedy + details;
  }

  /** What failed and where, in one line. */
  static String what(Throwable failure) {
    Optional<String> memory = memory(failure);
    if (memory.isPresent()) {
      return memory.get();
    }
    Throwable cause = cause(failure);
    if (cause instanceof StorageFailure) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof UncheckedIOException known) {
      return known.getMessage() + " (" + Reason.of(known) + ")";
    }
    if (cause instanceof IOException) {
      return Reason.of(cause);
    }
    return cause.getClass().getSimpleName() + ": " + Reason.of(cause) + place(cause);
  }

  private static Optional<String> memory(Throwable failure) {
    return MemoryFailure.behind(failure).map(MemoryFailure::toString);
  }

  /** Without what only passed it on. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean passesOn =
        failure instanceof ExecutionException
            || (failure.getClass() == IllegalStateException.class
                && !(cause instanceof RuntimeException));
    return cause != null && passesOn ? cause(cause) : fullDisk(failure).orElse(failure);
  }

  /** Spark's own folders, which it names in the text of other failures only. */
  private static Optional<Throwable> fullDisk(Throwable failure) {
    return isExplained(failure)
        ? Optional.empty()
        : LocalDisk.behind(
                failure,
                System.getProperty("spark.local.dir", System.getProperty("java.io.tmpdir", "")))
            .map(full -> full);
  }

  private static boolean isExplained(Throwable failure) {
    return failure instanceof IOException || failure instanceof UncheckedIOException;
  }

  private static String place(Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    return Arrays.stream(frames)
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .or(() -> Arrays.stream(frames).findFirst())
        .map(frame -> " at " + frame)
        .orElse("");
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
