package io.sparktune.cli;

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

  List<String> problems() {
    return problems;
  }
}
