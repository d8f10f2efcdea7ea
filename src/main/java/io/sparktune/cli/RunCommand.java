package io.sparktune.cli;

import io.sparktune.run.RunningStudy;
import io.sparktune.run.StudyResult;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.Tuning;
import io.sparktune.spark.StopSignal;
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
    Tuning study = arguments.study();
    try (LiveProgress live = LiveProgress.start(width::width)) {
      live.say("starting Spark ...");
      return exitCode(run(study, live));
    }
  }

  private StudyResult run(Tuning study, LiveProgress live) throws Exception {
    try (SubmittedSession spark = SubmittedSession.start(study)) {
      Terminal terminal = new Terminal(System.out, width::width, live);
      RunningStudy running = study.listener(terminal).start(spark.session());
      try (StopSignal signal = StopSignal.runs(running::stop)) {
        return running.await();
      }
    }
  }

  private static int exitCode(StudyResult result) {
    if (result.isStopped() || result.tableFailure().isPresent()) {
      return ExitCode.STOPPED_EARLY;
    }
    return result.hasWinner() ? ExitCode.DONE : ExitCode.STUDY_FAILED;
  }
}
