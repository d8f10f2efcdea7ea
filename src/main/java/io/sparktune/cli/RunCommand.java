package io.sparktune.cli;

import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.run.RunningStudy;
import io.sparktune.run.StudyResult;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.Tuning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a study, or resumes it. */
@Command(
    name = "run",
    description = "Start a study, or resume an interrupted one.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class RunCommand implements Callable<Integer> {

  @Mixin private StudyFileArguments arguments;

  @Mixin private WidthOption width;

  @Override
  public Integer call() throws Exception {
    try (LiveProgress live = LiveProgress.start(width::width);
        StopSignals signals = StopSignals.heard(live)) {
      EarlyStop.end();
      live.say("starting Spark ...");
      return run(live, signals);
    }
  }

  private int run(LiveProgress live, StopSignals signals) throws Exception {
    Terminal terminal = new Terminal(System.out, width::width, live);
    Tuning study = arguments.study().listener(terminal).listener(signals);
    try (SubmittedSession spark = SubmittedSession.start(study)) {
      RunningStudy running = study.start(spark.session());
      signals.stop(running);
      StudyResult result = running.await();
      signals.ignore();
      int exitCode = result.ending().exitCode();
      spark.willEndWith(exitCode);
      return exitCode;
    }
  }
}
