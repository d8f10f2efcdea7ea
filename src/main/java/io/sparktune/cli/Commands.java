package io.sparktune.cli;

import io.sparktune.cli.results.CompareCommand;
import io.sparktune.cli.results.ExportCommand;
import io.sparktune.cli.results.ReportCommand;
import io.sparktune.cli.results.StatusCommand;
import io.sparktune.cli.results.TrialsCommand;
import java.util.List;
import picocli.CommandLine;

/** All commands; a command line that begins with the name of one has no others. */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "run",
          "plan",
          "profile",
          "simulate",
          "replay",
          "verify",
          "importance",
          "report",
          "compare",
          "status",
          "trials",
          "export",
          "predict",
          "forecast",
          "inspect",
          "clean");

  private Commands() {}

  /** Adds to the command that holds all those that these arguments may name. */
  static CommandLine under(Object holder, String... arguments) {
    CommandLine commands = new CommandLine(holder);
    boolean isNamed = arguments.length > 0 && NAMES.contains(arguments[0]);
    (isNamed ? List.of(arguments[0]) : NAMES)
        .forEach(name -> commands.addSubcommand(name, command(name)));
    return commands;
  }

  private static Object command(String name) {
    return switch (name) {
      case "run" -> new RunCommand();
      case "plan" -> new PlanCommand();
      case "profile" -> new ProfileCommand();
      case "simulate" -> new SimulateCommand();
      case "replay" -> new ReplayCommand();
      case "verify" -> new VerifyCommand();
      case "importance" -> new ImportanceCommand();
      case "report" -> new ReportCommand();
      case "compare" -> new CompareCommand();
      case "status" -> new StatusCommand();
      case "trials" -> new TrialsCommand();
      case "export" -> new ExportCommand();
      case "predict" -> new PredictCommand();
      case "forecast" -> new ForecastCommand();
      case "inspect" -> new InspectCommand();
      case "clean" -> new CleanCommand();
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
