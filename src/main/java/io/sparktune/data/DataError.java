package io.sparktune.data;

import java.util.List;

/** The data, or what the settings ask of it, cannot be used. */
public final class DataError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems at least one; each a sentence with its place and a remedy
   */
  public DataError(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an error needs a problem");
    }
    this.problems = List.copyOf(problems);
  }

  public DataError(String problem) {
    this(List.of(problem));
  }

  public List<String> problems() {
    return problems;
  }
}
