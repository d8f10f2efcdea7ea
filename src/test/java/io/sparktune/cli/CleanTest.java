package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.StudyLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command clean in a folder of runs. */
final class CleanTest {

  private static final Instant FIRST_NIGHT = Instant.parse("2026-11-01T02:00:00Z");

  @TempDir private Path folder;

  /** A run whose journal was written to in the night with this number. */
  private Path run(String name, int night, String study) throws IOException {
    Path run = folder.resolve("runs").resolve(name);
    Files.createDirectories(run.resolve("journal"));
    Files.createDirectories(run.resolve("tables/trials"));
    Files.writeString(run.resolve("tables/trials/part-0.parquet"), "x".repeat(1_500));
    Files.writeString(run.resolve("study.conf"), study);
    Files.writeString(run.resolve("journal/0000000000.jsonl"), "{}\n");
    for (String file : List.of("study.conf", "journal/0000000000.jsonl")) {
      Files.setLastModifiedTime(
          run.resolve(file), FileTime.from(FIRST_NIGHT.plus(Duration.ofDays(night))));
    }
    return run;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  private InProcess clean(String... options) {
    return InProcess.executeWithoutSpark(
        Stream.concat(Stream.of("clean", folder + "/runs"), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void theLatestRunsStay_andWhateverTheyName_alsoByFiles() throws Exception {
    run("a", 1, "");
    run("b", 2, "search.learn-from = [\"" + folder + "/runs/a\"]");
    run("c", 3, "model.base = \"" + folder + "/runs/../runs/cc/models/best/model.zip\"");
    run("cc", 4, "");
    run(
        "d",
        5,
        "search.start-from = [{ \"model.units\" = 64 }, \"" + folder + "/runs/b/best.conf\"]");
    run("e", 6, "study.goal = \"maximize accuracy\"");
    Files.createDirectories(folder.resolve("runs/notes"));

    InProcess told = clean("--keep", "2", "--dry-run");
    assertThat(told.exitCode()).isZero();
    assertThat(left()).containsExactly("a", "b", "c", "cc", "d", "e", "notes");

    InProcess done = clean("--keep", "2");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(left()).containsExactly("a", "b", "d", "e", "notes");
    assertThat(done.out().replace(folder.toString(), "").lines())
        .containsExactly(
            "kept     /runs/b: /runs/d names it",
            "kept     /runs/a: /runs/b names it",
            "removed   /runs/cc, last written 2026-11-05 02:00, 1.5 kB",
            "removed   /runs/c, last written 2026-11-04 02:00, 1.6 kB",
            "2 runs removed (3.1 kB), 4 kept");
    assertThat(told.out())
        .isEqualTo(
            done.out()
                .replace("removed   ", "would go  ")
                .replace("runs removed", "runs would be removed"));
  }

  @Test
  void aRunThatGoesOnStays() throws Exception {
    Path old = run("old", 1, "");
    run("new", 2, "");
    try (StudyLock lock =
        StudyLock.take(Storage.at(old.toString(), new Configuration()), Duration.ZERO)
            .orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      InProcess done = clean("--keep", "1");
      assertThat(done.out()).contains("runs/old: it is running", "0 runs removed", "2 kept");
    }
    assertThat(clean("--keep", "1").exitCode()).isZero();
    assertThat(left()).containsExactly("new");
    assertThat(clean("--keep", "0").exitCode()).isZero();
    assertThat(left()).isEmpty();
  }

  @Test
  void nothingIsRemoved_whileNobodyKnowsWhatAStayingRunNames() throws Exception {
    run("old", 1, "");
    run("new", 2, "search { learn-from = [");

    InProcess refused = clean("--keep", "1");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("runs/new/study.conf: cannot be read");
    assertThat(left()).containsExactly("new", "old");
  }

  @Test
  void whatIsNoFolderOfRuns_isToldSo() throws Exception {
    assertThat(clean("--keep", "1").err()).contains("runs: no such folder; name the folder");
    Files.createDirectories(folder.resolve("runs"));
    assertThat(clean("--keep", "1").err()).contains("runs: has no runs; name the folder");
    assertThat(clean("--keep", "-1").err()).contains("--keep: must be 0 or more, not -1");
    assertThat(clean().exitCode()).isEqualTo(2);
  }
}
