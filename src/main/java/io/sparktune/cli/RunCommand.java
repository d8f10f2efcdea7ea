package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.run.StudyRun;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.Version;
import io.sparktune.spark.SparkDriver;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a study, or goes on with it. */
@Command(
    name = "run",
    description = "Start a study, or resume an interrupted one.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {

  @Mixin private StudyFileArguments arguments;

  @Override
  public Integer call() throws Exception {
    StudyFile file = arguments.read();
    if (!SparkDriver.hasMaster()) {
      throw new BadInput(
          "spark.master is not set; start with submit-scripts/run-local.sh or spark-submit");
    }
    try (SparkDriver spark =
        SparkDriver.start("sparktune " + file.study().name(), file.resources())) {
      return new StudyRun(file, spark, System.out).run();
    }
  }
}
