package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver on a worker of a real standalone cluster, far from the submitter's folder. */
final class DeployModeIT {

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;
  private static Path sent;

  @BeforeAll
  static void startCluster() throws IOException {
    sent = Files.createDirectory(folder.resolve("sent"));
    Files.writeString(
        sent.resolve("small.conf"),
        """
        include "base.conf"
        study { goal = "maximize accuracy" }
        data { path = rows/penguins.csv, target = species }
        """);
    Files.writeString(
        sent.resolve("base.conf"),
        """
        model.units = { int = [4, 8] }, training.epochs = 1, validation.folds = 2
        search { trials = 2, sampler = random }
        """);
    Files.copy(Path.of("data-samples/tabular/penguins.csv"), sent.resolve("penguins.csv"));
    cluster = StandaloneCluster.start(folder, List.of("--cores", "1"), 2);
  }

  @AfterAll
  static void stopCluster() throws InterruptedException {
    cluster.close();
  }

  /** Spark's own command ends with 0 however the driver ends. */
  private static void submit(String name, List<String> files)
      throws IOException, InterruptedException {
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx256m"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", cluster.master(), "--deploy-mode", "cluster"));
    command.addAll(List.of("--class", "io.sparktune.Sparktune"));
    if (!files.isEmpty()) {
      command.addAll(List.of("--files", String.join(",", files)));
    }
    command.addAll(
        List.of(
            "--conf",
            "spark.standalone.submit.waitAppCompletion=true",
            "--properties-file",
            "submit-scripts/spark-defaults.conf",
            "--conf",
            "spark.driver.memory=1g",
            "--conf",
            "spark.executor.memory=1g",
            "--conf",
            "spark.ui.enabled=false",
            Launched.JAR.toString(),
            "run",
            "conf/small.conf",
            "--allow-includes",
            "study.output=" + folder,
            "study.name=" + name));
    Path output = folder.resolve(name + ".txt");
    Process process = Launched.start(command, output, StandaloneCluster.ENVIRONMENT);
    assertThat(process.waitFor(5, java.util.concurrent.TimeUnit.MINUTES))
        .as(Launched.text(output))
        .isTrue();
  }

  /** What drivers have written, to both streams. */
  private static String driversOutput() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*/driver-[^/]*/std(out|err)"))
          .map(DeployModeIT::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theStudyFile_whatItIncludes_andItsRows_areFoundByTheNamesOfSentFiles() throws Exception {
    List<String> files = new ArrayList<>();
    for (String name : List.of("small.conf", "base.conf", "penguins.csv")) {
      files.add(sent.resolve(name).toString());
    }
    submit("sent-along", files);

    assertThat(driversOutput()).contains("The winner is trial ");
    assertThat(new StudyFolder(folder.resolve("sent-along")).trials()).hasSize(2);
    assertThat(folder.resolve("sent-along/best.conf"))
        .content()
        .contains(sent.resolve("penguins.csv").toString());
    assertThat(driversOutput())
        .contains("sparktune", "study sent-along", "The winner is trial ")
        .contains("INFO StudyLog: sent-along: trial 1 is complete, accuracy 0.");
  }

  @Test
  void withoutTheFiles_theDriverSaysThatTheyMustBeSent() throws Exception {
    submit("left-behind", List.of());

    assertThat(driversOutput())
        .contains(
            "conf/small.conf: no such file; the driver runs on the cluster: send the file along"
                + " (--files), or name a place that every machine reaches");
    assertThat(folder.resolve("left-behind")).doesNotExist();
  }
}
