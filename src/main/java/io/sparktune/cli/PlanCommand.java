package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.StudyPlan;
import io.sparktune.report.text.PlanText;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.Tuning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a study would do, without doing any of it. */
@Command(
    name = "plan",
    description = "Show what a study would do: settings, data, parameters, trials, fits, memory.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class PlanCommand implements Callable<Integer> {

  @Mixin private StudyFileArguments arguments;

  @Mixin private WidthOption width;

  @Override
  public Integer call() {
    System.out.print(PlanText.of(plan(arguments.study()), width.width()));
    return ExitCode.DONE;
  }

  /** Rows are read where somebody said where Spark runs, which is started only if they need it. */
  private static StudyPlan plan(Tuning study) {
    if (!SubmittedSession.isConfigured()) {
      return study.plan();
    }
    try (SubmittedSession spark = SubmittedSession.later(study)) {
      StudyPlan plan = study.plan(spark);
      spark.willEndWith(ExitCode.DONE);
      return plan;
    }
  }
}
