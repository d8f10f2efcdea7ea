package io.sparktune;

import io.sparktune.cli.SparktuneCommand;

/** Where spark-submit begins. */
public final class Sparktune {

  private Sparktune() {}

  public static void main(String[] arguments) {
    System.exit(SparktuneCommand.execute(arguments));
  }
}
