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

  @Override
  public Integer call() throws Exception {
    Tuning study = arguments.study();
    try (SubmittedSession spark = SubmittedSession.start(study)) {
      RunningStudy running = study.listener(new Terminal(System.out)).start(spark.session());
      try (StopSignal signal = StopSignal.runs(running::stop)) {
        return exitCode(running.await());
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
