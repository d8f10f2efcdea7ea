package io.sparktune.cli.options;

/** The exit code of a command, by which schedulers decide. */
public final class ExitCode {

  public static final int DONE = 0;
  public static final int STUDY_FAILED = 1;
  public static final int BAD_INPUT = 2;
  public static final int STOPPED_EARLY = 3;

  private ExitCode() {}
}
