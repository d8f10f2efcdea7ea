package io.sparktune;

import io.sparktune.cli.SparktuneCommand;
import java.util.Locale;

/**
 * Every command once, with a small study: the classes that the Java virtual machine then writes to
 * an archive are those that commands need. {@code run-local.sh} starts it.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Runs the commands.
   *
   * @param arguments a study file, a file of its data, and a folder for all that is written
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("name a study file, its data and an empty folder");
    }
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    String study = arguments[0];
    String data = arguments[1];
    String folder = arguments[2];
    String run = folder + "/rehearsal";
    rehearse("--help");
    rehearse("plan", study);
    rehearse(
        "run",
        study,
        "study.output=" + folder,
        "study.name=rehearsal",
        "search.trials=12",
        "validation.folds=2",
        "training.epochs=2");
    rehearse("profile", study);
    rehearse("verify", run);
    rehearse("replay", run);
    rehearse("importance", run);
    rehearse("report", run);
    rehearse("status", run);
    rehearse("trials", run);
    rehearse("inspect", run + "/models/best");
    rehearse("simulate", study, "--from", run, "--slots", "2");
    rehearse("predict", run + "/models/best", data, folder + "/predictions");
    rehearse("predict", run + "/models/best", data, folder + "/predictions.csv");
  }

  private static void rehearse(String... command) {
    int exitCode = SparktuneCommand.execute(command);
    if (exitCode != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": ended with " + exitCode);
    }
  }
}
