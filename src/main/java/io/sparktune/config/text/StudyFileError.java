package io.sparktune.config.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study file that cannot be used, with all of its problems. */
public final class StudyFileError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Problem> ORDER =
      Comparator.<Problem, Boolean>comparing(
              problem -> problem.file().startsWith(SourceLocation.OVERRIDE))
          .thenComparing(problem -> problem.line() == 0 ? Integer.MAX_VALUE : problem.line());

  private static final int MOST_SHOWN = 20;

  private final List<Problem> problems;

  public StudyFileError(Collection<Problem> problems) {
    super(shown(inOrder(problems).toList()));
    this.problems = inOrder(problems).toList();
  }

  private static String shown(List<Problem> problems) {
    String first =
        problems.stream()
            .limit(MOST_SHOWN)
            .map(Problem::toString)
            .collect(Collectors.joining("\n"));
    int more = problems.size() - MOST_SHOWN;
    return more > 0 ? first + "\nAnd " + more + " more." : first;
  }

  private static Stream<Problem> inOrder(Collection<Problem> problems) {
    return problems.stream().distinct().sorted(ORDER);
  }

  /** Throws an error unless there are no problems. */
  public static void throwFor(Collection<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new StudyFileError(problems);
    }
  }

  /** In the order of the file, those of overrides last. */
  public List<Problem> problems() {
    return problems;
  }
}
