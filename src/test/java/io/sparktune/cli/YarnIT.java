package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.YarnCluster.Ended;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies on a real YARN, with the driver on the cluster and with the submitter. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class YarnIT {

  private static final String MASTER = "ApplicationMaster";
  private static final String MASTER_OF_CLIENT = "ExecutorLauncher";
  private static final String EXECUTOR = "YarnCoarseGrainedExecutorBackend";

  @TempDir private static Path folder;

  private static YarnCluster yarn;
  private static Path rows;

  @BeforeAll
  static void startYarn() throws IOException {
    rows = folder.resolve("penguins.csv");
    Files.copy(Path.of("data-samples/tabular/penguins.csv"), rows);
    Files.writeString(
        folder.resolve("small.conf"),
        """
        study { goal = "maximize accuracy" }
        data { path = rows/penguins.csv, target = species }
        model.units = { int = [4, 8] }, training.epochs = 1, validation.folds = 2
        search { trials = 2, sampler = random }
        """);
    yarn = YarnCluster.start(Files.createDirectory(folder.resolve("yarn")));
  }

  @AfterAll
  static void stopYarn() throws InterruptedException {
    if (yarn != null) {
      yarn.close();
    }
  }

  /** A study in cluster mode, which has its files as they were sent. */
  private static Process cluster(String name, List<String> options, String... settings)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("--name", name));
    all.addAll(List.of("--files", folder.resolve("small.conf") + "," + rows));
    all.addAll(options);
    return submit("cluster", name, all, "conf/small.conf", settings);
  }

  private static Process client(String name, String... settings) throws IOException {
    List<String> all = new ArrayList<>(List.of("data.path=" + rows));
    all.addAll(List.of(settings));
    return submit(
        "client",
        name,
        List.of("--name", name),
        folder.resolve("small.conf").toString(),
        all.toArray(String[]::new));
  }

  private static Process submit(
      String mode, String name, List<String> options, String file, String... settings)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", file, "study.name=" + name));
    arguments.add("study.output=" + folder);
    arguments.addAll(List.of(settings));
    return yarn.submit(mode, options, arguments, output(name));
  }

  private static Path output(String name) {
    return folder.resolve(name + ".txt");
  }

  private static StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private static void awaitFolds(String name, Process submitted, int folds) throws IOException {
    while (!Files.isDirectory(folder.resolve(name).resolve("journal"))
        || study(name).count(Event.FoldFinished.class) < folds) {
      assertThat(submitted.isAlive()).as(Launched.text(output(name))).isTrue();
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static void requireWhole(String name, int trials) throws SQLException {
    assertThat(study(name).query("SELECT trial FROM @trials WHERE state = 'complete'"))
        .hasSize(trials)
        .doesNotHaveDuplicates();
    assertThat(study(name).query("SELECT trial, fold FROM @folds WHERE state = 'complete'"))
        .hasSize(2 * trials)
        .doesNotHaveDuplicates();
  }

  @Test
  void aStudyThatSucceeds_isSucceeded_withTheFilesThatWereSent() throws Exception {
    Process submitted = cluster("succeeds", List.of());

    assertThat(submitted.waitFor()).as(Launched.text(output("succeeds"))).isZero();
    assertThat(yarn.awaitEnd("succeeds")).isEqualTo(new Ended("SUCCEEDED", 1, ""));
    requireWhole("succeeds", 2);
    assertThat(folder.resolve("succeeds/best.conf"))
        .content()
        .contains("path = \"file:" + rows + "\"");
  }

  @Test
  void badInputIsTriedOnce_andTheReasonOfAFailureIsShown() throws Exception {
    Process column = cluster("wrong-column", List.of(), "data.target=wrong");
    Process key = cluster("wrong-key", List.of(), "trainin.epochs=3");
    Process diverges =
        cluster(
            "diverges",
            List.of("--conf", "spark.yarn.maxAppAttempts=1"),
            "training.learning-rate=1000",
            "training.epochs=5",
            "training.updater=sgd");

    assertThat(column.waitFor()).isEqualTo(1);
    assertThat(yarn.awaitEnd("wrong-column"))
        .satisfies(
            end -> {
              assertThat(end.status()).isEqualTo("FAILED");
              assertThat(end.attempts()).isEqualTo(1);
              assertThat(end.diagnostics())
                  .startsWith("data.target names the column \"wrong\", which does not exist");
            });
    assertThat(key.waitFor()).isEqualTo(1);
    assertThat(yarn.awaitEnd("wrong-key"))
        .isEqualTo(
            new Ended(
                "FAILED",
                1,
                "override \"trainin.epochs=3\": trainin: unknown key; did you mean training?"));
    assertThat(diverges.waitFor()).isEqualTo(1);
    assertThat(yarn.awaitEnd("diverges"))
        .isEqualTo(
            new Ended(
                "FAILED",
                1,
                "the study has no winner: no trial is complete and feasible; the driver's stdout"
                    + " says more"));
    assertThat(folder.resolve("wrong-column")).doesNotExist();
  }

  @Test
  void aStudyOutlivesItsExecutor_andItsDriverWithTheApplicationMaster() throws Exception {
    Process submitted =
        cluster(
            "killed",
            List.of(),
            "search.trials=20",
            "training.epochs=10",
            "training.engine=deeplearning4j",
            "study.strict=true");
    awaitFolds("killed", submitted, 3);
    yarn.containers(EXECUTOR).forEach(ProcessHandle::destroyForcibly);
    awaitFolds("killed", submitted, 7);
    yarn.containers(MASTER).forEach(ProcessHandle::destroyForcibly);

    assertThat(submitted.waitFor()).as(Launched.text(output("killed"))).isZero();
    assertThat(yarn.awaitEnd("killed")).isEqualTo(new Ended("SUCCEEDED", 2, ""));
    requireWhole("killed", 20);
    assertThat(study("killed").count(Event.StudyOpened.class)).isEqualTo(2);
  }

  @Test
  void inClientMode_aStudyOutlivesItsApplicationMaster() throws Exception {
    Process submitted =
        client(
            "client", "search.trials=20", "training.epochs=10", "training.engine=deeplearning4j");
    awaitFolds("client", submitted, 3);
    yarn.containers(MASTER_OF_CLIENT).forEach(ProcessHandle::destroyForcibly);

    assertThat(submitted.waitFor()).as(Launched.text(output("client"))).isZero();
    assertThat(yarn.awaitEnd("client")).isEqualTo(new Ended("SUCCEEDED", 2, ""));
    requireWhole("client", 20);
    assertThat(study("client").count(Event.StudyOpened.class)).isEqualTo(1);
  }

  @Test
  void inClientMode_badInputIsTriedOnce_andTheExitCodeIsSparktunes() throws Exception {
    Process submitted = client("client-wrong", "data.target=wrong");

    assertThat(submitted.waitFor()).as(Launched.text(output("client-wrong"))).isEqualTo(2);
    assertThat(yarn.awaitEnd("client-wrong"))
        .satisfies(
            end -> {
              assertThat(end.status()).isEqualTo("FAILED");
              assertThat(end.attempts()).isEqualTo(1);
            });
  }
}
