package io.sparktune.cli;

import java.io.UncheckedIOException;
import java.util.List;

/** What was asked for cannot be done; each problem is a whole line with place and remedy. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  BadInput(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  BadInput(String problem) {
    this(List.of(problem));
  }

  /** A place that cannot be reached, or not as is needed. */
  static BadInput of(UncheckedIOException failure, String remedy) {
    return new BadInput(
        failure.getMessage() + " (" + failure.getCause().getMessage() + "); " + remedy);
  }

  List<String> problems() {
    return problems;
  }
}
