package io.sparktune.run.results;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.DataError;
import io.sparktune.lake.journal.DamagedJournal;
import io.sparktune.run.input.BadInput;
import java.util.Locale;

/** The end of a driver's run of a study, with the exit code of the command {@code run}. */
public enum RunEnding {
  /** The study is over and has its winner. */
  DONE(0),
  /** The study is over, and no trial is complete and feasible. */
  NO_WINNER(1),
  /** It ended with a failure; the same call resumes it. */
  FAILED(1),
  /** What it was given cannot be used. */
  REFUSED(2),
  /** It was stopped; the same call resumes it. */
  STOPPED(3),
  /** The study is over, and its tables lack rows that could not be written. */
  LACKING_ROWS(3);

  private final int exitCode;

  /** The end of a run that failed. */
  public static RunEnding of(Throwable failure) {
    return failure instanceof BadInput
            || failure instanceof StudyFileError
            || failure instanceof DataError
            || failure instanceof DamagedJournal
        ? REFUSED
        : FAILED;
  }

  RunEnding(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** The name in {@code result.json}, such as {@code no_winner}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
