package io.sparktune.cli;

import io.sparktune.run.input.BadInput;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command that holds all commands. */
@Command(
    name = "sparktune",
    description = "Tunes Deeplearning4j networks on Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ProfileCommand.class,
      SimulateCommand.class,
      ReplayCommand.class,
      ImportanceCommand.class,
      PredictCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the study failed",
      "2:bad input",
      "3:stopped early; the same command resumes it"
    })
public final class SparktuneCommand implements Runnable {

  @Spec private CommandSpec specification;

  /** Runs a command line and returns its exit code. */
  public static int execute(String... arguments) {
    Charset encoding = StandardStreams.encoding();
    return new CommandLine(new SparktuneCommand())
        .setOut(new PrintWriter(System.out, true, encoding))
        .setErr(new PrintWriter(System.err, true, encoding))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, line) -> explain(failure))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        specification.commandLine(),
        "name a command: run, plan, profile, simulate, replay, importance or predict");
  }

  private static int explain(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  private static int explain(Exception failure, CommandLine command) {
    if (failure instanceof BadInput badInput) {
      badInput.problems().forEach(command.getErr()::println);
      return ExitCode.BAD_INPUT;
    }
    LoggerFactory.getLogger(SparktuneCommand.class).error("the command failed", failure);
    command.getErr().println("sparktune failed: " + failure);
    return ExitCode.STUDY_FAILED;
  }
}
