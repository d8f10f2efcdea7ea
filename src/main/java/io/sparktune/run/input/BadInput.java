package io.sparktune.run.input;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

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
    String reason = Objects.requireNonNull(failure.getCause()).getMessage();
    return new BadInput(failure.getMessage() + " (" + reason + "); " + remedy);
  }

  public List<String> problems() {
    return problems;
  }
}
