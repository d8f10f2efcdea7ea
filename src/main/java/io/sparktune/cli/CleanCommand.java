package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.report.CleanReport;
import io.sparktune.report.Numbers;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.retention.OldRuns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes the runs in a folder beyond the latest ones. */
@Command(
    name = "clean",
    description =
        "Remove all runs of a folder but the latest ones, those that run, and those that one of"
            + " them names, such as in search.learn-from.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class CleanCommand implements Callable<Integer> {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  @Parameters(paramLabel = "OUTPUT", description = "the folder that the runs are in, such as runs")
  private String output;

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "how many of the latest runs stay, by when their journals were written to")
  private int keep;

  @Option(names = "--dry-run", description = "say what would be removed, and remove nothing")
  private boolean isDryRun;

  @Override
  public Integer call() {
    if (keep < 0) {
      throw new BadInput("--keep: must be 0 or more, not " + keep);
    }
    OldRuns old = OldRuns.beyond(output, keep);
    CleanReport report = isDryRun ? old.report() : old.remove();
    for (CleanReport.Needed run : report.needed()) {
      System.out.printf("kept     %s: %s%n", run.run(), run.reason());
    }
    for (CleanReport.Removed run : report.removed()) {
      System.out.printf(
          "%s  %s, last written %s, %s%n",
          isDryRun ? "would go" : "removed ",
          run.run(),
          day(run.lastWritten()),
          Numbers.bytes(run.bytes()));
    }
    System.out.printf(
        "%s %s (%s), %,d kept%n",
        Numbers.count(report.removed().size(), "run"),
        isDryRun ? "would be removed" : "removed",
        Numbers.bytes(report.bytes()),
        report.kept());
    return ExitCode.DONE;
  }

  private static String day(Instant moment) {
    return DAY.format(moment.atZone(ZoneId.systemDefault()));
  }
}
