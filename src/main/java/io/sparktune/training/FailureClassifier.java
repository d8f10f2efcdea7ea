package io.sparktune.training;

import io.sparktune.data.DataError;
import io.sparktune.model.BadConfiguration;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome.Failed;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.deeplearning4j.exception.DL4JInvalidConfigException;

/** Exceptions as values with a kind. */
final class FailureClassifier {

  private static final int STACK_LINES = 5;

  private FailureClassifier() {}

  static Failed of(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    if (ranOutOfMemory(problem)) {
      return Failed.outOfMemory(message);
    }
    if (problem instanceof Divergence) {
      return new Failed(FailureKind.DIVERGED, message);
    }
    if (problem instanceof BadConfiguration
        || problem instanceof DataError
        || problem instanceof DL4JInvalidConfigException) {
      return new Failed(FailureKind.BAD_CONFIGURATION, message);
    }
    return new Failed(FailureKind.CODE_ERROR, withStack(problem));
  }

  /** Native allocations fail as plain runtime exceptions with these words. */
  private static boolean ranOutOfMemory(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof OutOfMemoryError
          || message.contains("bad_alloc")
          || message.contains("Allocation failed")
          || message.contains("Failed to allocate")) {
        return true;
      }
    }
    return false;
  }

  private static String withStack(Throwable problem) {
    return Arrays.stream(problem.getStackTrace())
        .limit(STACK_LINES)
        .map(line -> "\n  at " + line)
        .collect(Collectors.joining("", problem.toString(), ""));
  }
}
