package io.sparktune;

import io.sparktune.cli.EarlyStop;
import io.sparktune.cli.Outcome;
import io.sparktune.cli.SparktuneCommand;
import io.sparktune.cli.StandardStreams;
import io.sparktune.cli.UncaughtFailures;
import java.util.Locale;

/** The main class of {@code spark-submit}. */
public final class Sparktune {

  private Sparktune() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("run")) {
      EarlyStop.begin();
    }
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures());
    // Numbers and files are the same wherever the driver stands.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    StandardStreams.prepare();
    Outcome outcome = SparktuneCommand.run(arguments);
    EarlyStop.end();
    outcome.tell();
    // Who returns has succeeded, to every cluster.
    if (!outcome.isDone()) {
      System.exit(outcome.exitCode());
    }
  }
}
