package io.sparktune.spark;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The end of the process from any thread, in order, and without the last words of threads that lose
 * what they work with.
 */
public final class QuietEnd {

  private static volatile boolean hasBegun;

  private QuietEnd() {}

  /** Whether the process ends, so that what fails from now on is of no interest. */
  public static boolean hasBegun() {
    return hasBegun;
  }

  /** Ends the process; does not return. */
  public static void of(int exitCode) {
    hasBegun = true;
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    System.exit(exitCode);
  }
}
