package io.sparktune;

import io.sparktune.cli.SparktuneCommand;
import io.sparktune.cli.StandardStreams;
import java.util.Locale;

/** The main class of {@code spark-submit}. */
public final class Sparktune {

  private Sparktune() {}

  public static void main(String[] arguments) {
    // Numbers and files are the same wherever the driver stands.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    StandardStreams.prepare();
    System.exit(SparktuneCommand.execute(arguments));
  }
}
