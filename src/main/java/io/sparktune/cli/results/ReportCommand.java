package io.sparktune.cli.results;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the page of a study. */
@Command(
    name = "report",
    description = "Write report.html of a study, one page from its tables, also while it runs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class ReportCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Option(
      names = "--since",
      paramLabel = "RUN",
      defaultValue = "",
      description =
          "an earlier run, for a section that says what changed since; otherwise the latest one of"
              + " the same study, or the one that report.since names")
  private String before;

  @Override
  public Integer call() {
    System.out.printf("report %s%n", argument.run().report(before));
    return ExitCode.DONE;
  }
}
