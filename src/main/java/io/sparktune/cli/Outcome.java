package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.spark.YarnAttempt;

/**
 * The end of a command.
 *
 * @param reason what it said on standard error, if anything
 */
public record Outcome(int exitCode, String reason) {

  private static final String NO_WINNER =
      "the study has no winner: no trial is complete and feasible; the driver's stdout says more";

  private static final String STOPPED = "the study was stopped early; the same command resumes it";

  /** Whether all went well, so that the process ends as soon as the main thread does. */
  public boolean isDone() {
    return exitCode == ExitCode.DONE;
  }

  /**
   * Tells the cluster, where the driver runs on it and Spark does not. Bad input is not tried
   * again; what failed otherwise is, as often as the cluster allows.
   */
  public void tell() {
    YarnAttempt.current()
        .ifPresent(
            attempt -> {
              if (isDone()) {
                attempt.succeeded();
              } else if (exitCode == ExitCode.BAD_INPUT || attempt.isLast()) {
                attempt.failed(words());
              }
            });
  }

  private String words() {
    if (!reason.isBlank()) {
      return reason.strip();
    }
    return exitCode == ExitCode.STOPPED_EARLY ? STOPPED : NO_WINNER;
  }
}
