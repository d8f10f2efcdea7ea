package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.RunArgument;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.ImportanceReport;
import io.sparktune.report.text.ImportanceText;
import io.sparktune.report.text.ScreenWidth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the importance of each parameter of a study, and writes it to a table. */
@Command(
    name = "importance",
    description = "Measure the importance of each parameter of a study, and write it to a table.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ImportanceCommand implements Callable<Integer> {

  @Mixin private RunArgument argument;

  @Mixin private WidthOption option;

  @Override
  public Integer call() {
    ImportanceReport report = argument.run().importance();
    ScreenWidth width = option.width();
    System.out.print(width.wrapped(ImportanceText.of(report, width)));
    System.out.printf("table %s%n", report.table());
    return ExitCode.DONE;
  }
}
