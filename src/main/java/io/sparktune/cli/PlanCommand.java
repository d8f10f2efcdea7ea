package io.sparktune.cli;

import io.sparktune.report.text.PlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a study would do, without Spark and without doing any of it. */
@Command(
    name = "plan",
    description = "Show what a study would do: settings, parameters, trials, fits, memory.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class PlanCommand implements Callable<Integer> {

  @Mixin private StudyFileArguments arguments;

  @Mixin private WidthOption width;

  @Override
  public Integer call() {
    System.out.print(PlanText.of(arguments.study().plan(), width.width()));
    return ExitCode.DONE;
  }
}
