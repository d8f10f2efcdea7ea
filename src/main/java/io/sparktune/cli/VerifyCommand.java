package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.report.Numbers;
import io.sparktune.report.VerificationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares a study's tables and the files of its winner with its journal. */
@Command(
    name = "verify",
    description =
        "Compare a study's tables, manifest, best.conf and model with its journal, also while it"
            + " runs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class VerifyCommand implements Callable<Integer> {

  private static final int MOST_LINES = 100;

  @Mixin private RunArgument argument;

  @Override
  public Integer call() {
    VerificationReport report = argument.run().verify();
    report.differences().stream().limit(MOST_LINES).forEach(System.out::println);
    if (report.differences().size() > MOST_LINES) {
      System.out.printf("and %,d more%n", report.differences().size() - MOST_LINES);
    }
    report.unwritten().forEach(lack -> System.out.println("not written yet: " + lack));
    if (report.isRight()) {
      System.out.printf(
          "%,d events, %s: all files agree with the journal%n",
          report.events(), Numbers.count(report.trials(), "finished trial"));
      return ExitCode.DONE;
    }
    System.out.printf(
        "%s; the command that runs the study writes them anew from the journal%n",
        Numbers.count(report.differences().size(), "difference"));
    return ExitCode.STUDY_FAILED;
  }
}
