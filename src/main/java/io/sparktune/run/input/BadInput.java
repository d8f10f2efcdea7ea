package io.sparktune.run.input;

import io.sparktune.storage.Reason;
import io.sparktune.storage.StorageFailure;
import java.io.UncheckedIOException;
import java.util.List;

/** Reports invalid input; each problem is a whole line with place and remedy. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  public BadInput(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public BadInput(List<String> problems, Throwable cause) {
    this(problems);
    initCause(cause);
  }

  public BadInput(String problem) {
    this(List.of(problem));
  }

  /** A place that cannot be reached, or not as is needed. */
  public static BadInput of(UncheckedIOException failure, String remedy) {
    String message =
        failure instanceof StorageFailure
            ? failure.getMessage()
            : failure.getMessage() + " (" + Reason.of(failure) + ")";
    return new BadInput(message + "; " + remedy);
  }

  public List<String> problems() {
    return problems;
  }
}
