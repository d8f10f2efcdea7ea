package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that are killed or stopped midway, and what the same command makes of them. */
final class BrokenOffIT {

  private static final int TRIALS = 6;

  @TempDir private static Path folder;

  @BeforeAll
  static void runUnbroken() throws IOException, InterruptedException {
    Path output = folder.resolve("unbroken.txt");
    assertThat(Launched.run(command("unbroken"), output)).as(Launched.text(output)).isZero();
  }

  /**
   * Strict, since its sampler learns: what it proposes would depend on when it is broken off. By
   * the slower engine, so that there is something to break off.
   */
  private static List<String> command(String name) {
    return Launched.local(
        "local[2]",
        "run",
        "conf/digits-mlp.conf",
        "study.output=" + folder,
        "study.name=" + name,
        "study.strict=true",
        "study.window=3",
        "search.sampler={ tpe { startup-trials = 2 } }",
        "search.trials=" + TRIALS,
        "training.epochs=4",
        "training.engine=deeplearning4j",
        "model.layers=1");
  }

  private static StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private Process startAndAwaitFolds(String name, int folds, String... longer) throws IOException {
    Path output = folder.resolve(name + ".txt");
    List<String> command = new ArrayList<>(command(name));
    command.addAll(List.of(longer));
    Process process = Launched.start(command, output, Map.of());
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (foldsIn(name) < folds) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).as("no %s folds in three minutes", folds).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return process;
  }

  private long foldsIn(String name) throws IOException {
    return Files.exists(folder.resolve(name + "/journal"))
        ? study(name).count(Event.FoldFinished.class)
        : 0;
  }

  private void requireSameAsUnbroken(String name) throws IOException, SQLException {
    assertThat(study(name).trials().stream().map(row -> row.replaceFirst("^" + name, "")).toList())
        .isEqualTo(
            study("unbroken").trials().stream()
                .map(row -> row.replaceFirst("^unbroken", ""))
                .toList())
        .hasSize(TRIALS);
    assertThat(study(name).query("SELECT trial, fold FROM @folds WHERE state = 'complete'"))
        .hasSize(TRIALS * 5)
        .doesNotHaveDuplicates();
    assertThat(study(name).query("SELECT count(*) FROM @folds"))
        .isEqualTo(List.of(String.valueOf(study(name).count(Event.FoldFinished.class))));
    assertThat(winner(name)).isEqualTo(winner("unbroken"));
  }

  /** All that is told of it but times. */
  private static String winner(String name) throws IOException {
    String manifest = Files.readString(folder.resolve(name + "/manifest.json"));
    return manifest
        .substring(manifest.indexOf("\"winner\""), manifest.indexOf("\"versions\""))
        .replaceAll("\"[a-z]+_millis\" : [0-9.]+,?", "");
  }

  @Test
  void aStudyThatIsKilledTwice_endsLikeAnUnbrokenOne()
      throws IOException, InterruptedException, SQLException {
    for (int folds : List.of(7, 17)) {
      Process process = startAndAwaitFolds("killed", folds);
      process.destroyForcibly().waitFor();
    }
    Path output = folder.resolve("killed.txt");
    assertThat(Launched.run(command("killed"), output)).as(Launched.text(output)).isZero();

    assertThat(Launched.text(output)).contains("resumed after", "The winner is trial");
    assertThat(study("killed").count(Event.StudyOpened.class)).isEqualTo(3);
    requireSameAsUnbroken("killed");
  }

  @Test
  void aStudyThatIsInterrupted_endsWithThree_andGoesOn()
      throws IOException, InterruptedException, SQLException {
    Process process = startAndAwaitFolds("stopped", 9);
    signal(process, "-INT");
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Path output = folder.resolve("stopped.txt");
    assertThat(process.exitValue()).as(Launched.text(output)).isEqualTo(3);
    assertThat(Launched.text(output))
        .contains("of " + TRIALS + " trials; the same command resumes it")
        .doesNotContain("Exception");

    assertThat(Launched.run(command("stopped"), output)).as(Launched.text(output)).isZero();
    requireSameAsUnbroken("stopped");
  }

  @Test
  void tablesAreReadWhileTheStudyRuns() throws IOException, InterruptedException, SQLException {
    Process process =
        startAndAwaitFolds("read", 5, "training.epochs=200", "training.early-stopping.patience=0");
    Path tables = folder.resolve("read/tables");
    while (process.isAlive() && !hasParquet(tables.resolve("trials"))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertThat(process.isAlive()).as("the study still runs").isTrue();
    long lackingFolds =
        Long.parseLong(
            study("read")
                .query(
                    "SELECT count(*) FROM @trials t WHERE folds >"
                        + " (SELECT count(*) FROM @folds f WHERE f.trial = t.trial)")
                .get(0));
    long trialsRead = Long.parseLong(study("read").query("SELECT count(*) FROM @trials").get(0));
    long foldsRead = Long.parseLong(study("read").query("SELECT count(*) FROM @folds").get(0));
    process.destroyForcibly().waitFor();

    assertThat(lackingFolds).isZero();
    assertThat(trialsRead).isBetween(1L, TRIALS - 1L);
    assertThat(foldsRead).isBetween(5L, foldsIn("read"));
  }

  private static void signal(Process process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
  }

  private static boolean hasParquet(Path table) throws IOException {
    if (!Files.exists(table)) {
      return false;
    }
    try (var files = Files.list(table)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  @Test
  void aSecondDriver_isRefused() throws IOException, InterruptedException {
    Process first = startAndAwaitFolds("owned", 2);
    signal(first, "-STOP"); // so that it cannot end before the second one asks
    Path second = folder.resolve("second.txt");
    int exitCode = Launched.run(command("owned"), second);
    first.destroyForcibly().waitFor();

    assertThat(exitCode).isEqualTo(2);
    assertThat(Launched.text(second)).contains("another process is running this study");
  }
}
