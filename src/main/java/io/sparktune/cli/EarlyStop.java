package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;

/**
 * The exit code of a study that a signal ends before {@link RunCommand} hears signals: there is
 * nothing yet to be kept.
 */
public final class EarlyStop {

  private static final Thread HOOK =
      new Thread(
          () -> Runtime.getRuntime().halt(ExitCode.STOPPED_EARLY), "sparktune stopped early");

  private EarlyStop() {}

  /** From now on the process ends with this code, however it ends. */
  public static void begin() {
    Runtime.getRuntime().addShutdownHook(HOOK);
  }

  /** From now on it ends as it is asked to. */
  public static void end() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(HOOK);
    } catch (IllegalStateException e) {
      return; // it is ending already
    }
  }
}
