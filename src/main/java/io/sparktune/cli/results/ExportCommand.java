package io.sparktune.cli.results;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.run.ExportResult;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.sinks.SinkChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the sinks of a study up to date with its journal. */
@Command(
    name = "export",
    description =
        "Write a study to its sinks, or to those of another file: all that they lack, also while it"
            + " runs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class ExportCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Option(
      names = "--sink",
      paramLabel = "FILE",
      defaultValue = "",
      description = "a file with sinks = [...], in place of those of the study")
  private String sinks;

  @Option(
      names = "--allow-environment",
      description = "let the file of --sink use environment variables")
  private boolean allowEnvironment;

  @Override
  public Integer call() {
    try (SubmittedSession spark = SubmittedSession.later("sparktune export")) {
      SinkChoice choice = SinkChoice.ofFile(sinks);
      ExportResult result =
          argument.run().export(allowEnvironment ? choice.allowEnvironment() : choice, spark);
      result.lines().forEach(System.out::println);
      int exitCode = result.isWhole() ? ExitCode.DONE : ExitCode.STUDY_FAILED;
      spark.willEndWith(exitCode);
      return exitCode;
    }
  }
}
