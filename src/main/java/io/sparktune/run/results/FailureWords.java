package io.sparktune.run.results;

import io.sparktune.spark.executors.MemoryFailure;
import io.sparktune.storage.LocalDisk;
import io.sparktune.storage.Reason;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A failure in words, without what only passed it on. */
public final class FailureWords {

  private static final String OURS = "io.sparktune.";

  private FailureWords() {}

  /** Whether the words say all that there is to say, even to a programmer. */
  public static boolean areAll(Throwable failure) {
    return isExplained(cause(failure)) || memory(failure).isPresent();
  }

  /** What failed and where, in one line. */
  public static String of(Throwable failure) {
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
}
