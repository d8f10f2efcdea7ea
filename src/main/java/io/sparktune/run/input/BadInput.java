package io.sparktune.run.input;

import io.sparktune.settings.Secrets;
import io.sparktune.storage.Reason;
import io.sparktune.storage.StorageFailure;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reports invalid input; each problem is a whole line with place and remedy. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST_PROBLEM = 2_000;

  /** What is kept of the end of a long problem, where the remedy is. */
  private static final int END_OF_PROBLEM = 200;

  private final List<String> problems;

  /** The first problems, and how many more there are. */
  public BadInput(List<String> problems) {
    super(String.join("; ", shown(problems)));
    this.problems = shown(problems);
  }

  private static List<String> shown(List<String> problems) {
    // One more than the most is a list that says itself how many more there are.
    boolean areMany = problems.size() > MOST_PROBLEMS + 1;
    List<String> shown = new ArrayList<>();
    for (String problem : areMany ? problems.subList(0, MOST_PROBLEMS) : problems) {
      shown.add(line(problem));
    }
    if (areMany) {
      shown.add("And " + (problems.size() - MOST_PROBLEMS) + " more.");
    }
    return List.copyOf(shown);
  }

  /** A text as one line of bounded length and without secrets, whatever names it quotes. */
  public static String line(String text) {
    String line = Secrets.masked(text.strip()).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= LONGEST_PROBLEM
        ? line
        : line.substring(0, LONGEST_PROBLEM - END_OF_PROBLEM)
            + "..."
            + line.substring(line.length() - END_OF_PROBLEM);
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
