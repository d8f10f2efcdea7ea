package io.sparktune.config.hocon;

import java.util.List;
import java.util.stream.Collectors;

/** A study file that cannot be used, with everything that is wrong with it. */
public final class StudyFileError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<Problem> problems;

  public StudyFileError(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the file, those of overrides last. */
  public List<Problem> problems() {
    return problems;
  }
}
