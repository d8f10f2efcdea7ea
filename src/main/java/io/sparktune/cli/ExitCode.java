package io.sparktune.cli;

/** What the command ends with; schedulers look at nothing else. */
final class ExitCode {

  static final int DONE = 0;
  static final int STUDY_FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int STOPPED_EARLY = 3;

  private ExitCode() {}
}
