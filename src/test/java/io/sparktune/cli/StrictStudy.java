package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A study in strict mode, to be run on different numbers of slots.
 *
 * @param folder with the study's file, which has its name, and its outputs
 */
record StrictStudy(Path folder, String name) {

  private Path file() {
    return folder.resolve(name + ".conf");
  }

  /** The study on so many slots of this process. */
  StudyFolder on(int slots) {
    Path output = folder.resolve("slots-" + slots);
    InProcess answer =
        InProcess.execute(
            Map.of(
                "spark.master", "local[" + slots + "]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "localhost"),
            "run",
            file().toString(),
            "study.output=" + output);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return new StudyFolder(output.resolve(name));
  }

  /** The study on two executors, each a process of one slot. */
  StudyFolder onTwoProcesses() throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("spark-home"));
    Files.createSymbolicLink(
        home.resolve("jars"), Launched.SPARK_HOME.toAbsolutePath().resolve("jars"));
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx1g"));
    command.addAll(
        List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local-cluster[2,1,1024]"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=localhost"));
    command.addAll(List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1"));
    command.addAll(List.of("--class", "io.sparktune.Sparktune", Launched.JAR.toString(), "run"));
    command.add(file().toString());
    command.add("study.output=" + folder.resolve("processes"));
    Map<String, String> environment = new LinkedHashMap<>(StandaloneCluster.ENVIRONMENT);
    environment.put("SPARK_HOME", home.toString());
    Path output = folder.resolve("processes.txt");
    Process process = Launched.start(command, output, environment);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(Launched.text(output)).isTrue();
    assertThat(process.exitValue()).as(Launched.text(output)).isZero();
    return new StudyFolder(folder.resolve("processes").resolve(name));
  }

  /** Fails unless two runs have the same trials, folds and model. */
  static void requireSame(StudyFolder one, StudyFolder other, int trials, int folds)
      throws Exception {
    assertThat(other.trials()).isEqualTo(one.trials()).hasSize(trials);
    assertThat(other.folds()).isEqualTo(one.folds()).hasSize(folds);
    for (String file : List.of("model.zip", "preparation.json")) {
      assertThat(other.root().resolve("models/best").resolve(file))
          .hasSameBinaryContentAs(one.root().resolve("models/best").resolve(file));
    }
  }
}
