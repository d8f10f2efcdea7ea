package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.report.ReplayReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes every decision of a study again, from its journal, and compares. */
@Command(
    name = "replay",
    description = "Repeat every decision of a study from its journal, and compare.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ReplayCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Override
  public Integer call() {
    ReplayReport report = argument.run().replay();
    if (report.isSame()) {
      System.out.printf(
          "%,d events, %,d decisions: repeated, all are the same%n",
          report.events(), report.decisions());
      return ExitCode.DONE;
    }
    report.differences().forEach(System.out::println);
    System.out.println("The journal was written by another version, or is not of this study file.");
    return ExitCode.STUDY_FAILED;
  }
}
