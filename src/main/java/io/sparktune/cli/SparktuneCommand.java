package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.results.FailureWords;
import io.sparktune.settings.Secrets;
import io.sparktune.spark.QuietEnd;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.NoOrdinaryFile;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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
    return run(arguments).exitCode();
  }

  /** Runs a command line. */
  public static Outcome run(String... arguments) {
    PrintStream out = System.out;
    PrintStream error = System.err;
    StringWriter said = new StringWriter();
    System.setOut(MaskedStream.to(out, StandardStreams.encoding()));
    System.setErr(MaskedStream.to(error, StandardStreams.encoding()));
    try {
      int exitCode = execute(new PrintWriter(said, true), arguments);
      String problems = Secrets.masked(said.toString());
      PrintWriter writer = new PrintWriter(System.err, true, StandardStreams.encoding());
      writer.print(problems);
      writer.flush();
      return new Outcome(exitCode, problems);
    } finally {
      restore(out, error);
    }
  }

  /** A process that ends has streams that say nothing. */
  private static void restore(PrintStream out, PrintStream error) {
    if (!QuietEnd.hasBegun()) {
      System.setOut(out);
      System.setErr(error);
    }
  }

  /** What reads these arguments, with all commands that they may name. */
  public static CommandLine line(String... arguments) {
    return Commands.under(new SparktuneCommand(), arguments);
  }

  private static int execute(PrintWriter problems, String... arguments) {
    CommandLine commands =
        line(arguments)
            .setOut(new PrintWriter(System.out, true, StandardStreams.encoding()))
            .setErr(problems)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((failure, line) -> explain(failure))
            .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    try {
      return commands.execute(arguments);
    } catch (Error e) {
      CommandLine command = commands.getParseResult() == null ? commands : last(commands);
      return explain(e, command);
    }
  }

  private static CommandLine last(CommandLine commands) {
    List<CommandLine> parsed = commands.getParseResult().asCommandLineList();
    return parsed.get(parsed.size() - 1);
  }

  @Override
  public void run() {
    throw new ParameterException(
        specification.commandLine(),
        "name a command: " + String.join(", ", specification.subcommands().keySet()));
  }

  private static int explain(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(BadInput.line(String.valueOf(failure.getMessage())));
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  private static int explain(Throwable failure, CommandLine command) {
    if (QuietEnd.hasBegun()) {
      return ExitCode.STOPPED_EARLY;
    }
    if (failure instanceof BadInput badInput) {
      badInput.problems().forEach(command.getErr()::println);
      return ExitCode.BAD_INPUT;
    }
    String remedy =
        failure.getCause() instanceof LostFolder
            ? "the same command resumes what is there, or begins the study again"
            : command.getCommandName().equals("run")
                ? "mend that, and the same command resumes the study"
                : "nothing of a study is changed";
    if (NoOrdinaryFile.isBehind(failure)) {
      String what = FailureWords.of(failure) + "; move it elsewhere, and try again";
      command.getErr().println(BadInput.line(what));
      return ExitCode.BAD_INPUT;
    }
    command.getErr().println(new FailureLine(failure, remedy).text());
    return ExitCode.STUDY_FAILED;
  }
}
