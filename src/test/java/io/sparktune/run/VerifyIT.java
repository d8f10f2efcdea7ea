package io.sparktune.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.InProcess;
import io.sparktune.cli.StudyFolder;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose files were damaged, as the command verify tells of them and the next run mends them.
 */
final class VerifyIT {

  private static final int TRIALS = 4;
  private static final String RIGHT = "4 finished trials: all files agree with the journal";

  @TempDir private static Path folder;

  private static SparkSession spark;

  /** A copy of the finished run, for each test. */
  private StudyFolder run;

  private Path output;

  @BeforeAll
  static void tune() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    StudyResult unused = study(folder, 1).run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Tuning study(Path output, long seed) {
    return Tuning.of("small")
        .goal("maximize accuracy")
        .data("data-samples/tabular/penguins.csv", "species")
        .set("study.output", output.toString())
        .set("study.seed", seed)
        .set("search.sampler", "random")
        .set("search.trials", TRIALS)
        .set("training.learning-rate", RealRange.of(1e-3, 1e-1).log())
        .set("training.epochs", 2)
        .set("validation.folds", 2);
  }

  @BeforeEach
  void copy(TestInfo test) throws IOException {
    output = folder.resolve(test.getTestMethod().orElseThrow().getName());
    run = new StudyFolder(output.resolve("small"));
    Path finished = folder.resolve("small");
    try (Stream<Path> files = Files.walk(finished)) {
      for (Path file : files.toList()) {
        Path copy = run.root().resolve(finished.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private InProcess verify() {
    return InProcess.executeWithoutSpark("verify", run.root().toString());
  }

  private void requireRight() throws Exception {
    InProcess verified = verify();
    assertThat(verified.out()).contains(RIGHT).doesNotContain("not written yet");
    assertThat(verified.exitCode()).isZero();
    assertThat(run.query("SELECT trial FROM @trials ORDER BY trial"))
        .containsExactly("0", "1", "2", "3");
    assertThat(run.query("SELECT count(*), count(DISTINCT (trial, fold)) FROM @folds"))
        .containsExactly("8 | 8");
    assertThat(run.query("SELECT count(*), count(DISTINCT (trial, fold, epoch)) FROM @epochs"))
        .containsExactly("16 | 16");
  }

  private Path only(String inside) throws IOException {
    try (Stream<Path> files = Files.list(run.root().resolve(inside))) {
      List<Path> visible =
          files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
      assertThat(visible).hasSize(1);
      return visible.get(0);
    }
  }

  /** The journal up to its last finished fold, and that line. */
  private List<String> linesToTheLastFold() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(only("journal"), ISO_8859_1));
    while (!lines.get(lines.size() - 1).contains("fold-finished")) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private void writeJournal(String text) throws IOException {
    Files.writeString(only("journal"), text, ISO_8859_1);
    Files.delete(run.root().resolve("best.conf"));
  }

  @Test
  void aFinishedRun_isRight() throws Exception {
    requireRight();
  }

  @Test
  void aFlippedBitInTheLastFold_isDamageWithItsPlace() throws Exception {
    List<String> lines = linesToTheLastFold();
    String last = lines.remove(lines.size() - 1);
    char flipped = (char) (last.charAt(last.length() / 2) ^ 1);
    String damaged =
        last.substring(0, last.length() / 2) + flipped + last.substring(last.length() / 2 + 1);
    writeJournal(String.join("\n", lines) + "\n" + damaged + "\n");

    InProcess verified = verify();
    assertThat(verified.exitCode()).isEqualTo(2);
    assertThat(verified.err()).contains(":" + (lines.size() + 1) + ": its checksum");
  }

  @Test
  void tablesAheadOfTheirJournal_areToldAndMadeFromIt() throws Exception {
    List<String> before = run.query("SELECT * EXCLUDE (finished_at) FROM @trials WHERE trial < 3");
    List<String> lines = linesToTheLastFold();
    String last = lines.remove(lines.size() - 1);
    writeJournal(String.join("\n", lines) + "\n" + last.substring(0, last.length() / 2));

    InProcess verified = verify();
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out().lines())
        .anyMatch(line -> line.matches("table folds, trial \\d fold \\d attempt 1: a row too many"))
        .anyMatch(line -> line.matches("table trials, trial \\d: a row too many"))
        .contains("manifest.json: was made from another journal, or from events that are no more");

    StudyResult resumed = study(output, 1).run(spark);
    assertThat(resumed.tableFailure()).isEmpty();
    requireRight();
    assertThat(run.query("SELECT * EXCLUDE (finished_at) FROM @trials WHERE trial < 3"))
        .hasSameSizeAs(before);
  }

  @Test
  void tablesOfAnotherJournal_giveWay() throws Exception {
    List<String> before = run.query("SELECT seed FROM @trials");
    Files.delete(only("journal"));
    Files.delete(run.root().resolve("best.conf"));

    StudyResult other = study(output, 2).run(spark);

    requireRight();
    assertThat(run.query("SELECT seed FROM @trials")).doesNotContainAnyElementsOf(before);
    assertThat(run.query("SELECT max(score) FROM @trials"))
        .containsExactly(String.valueOf(other.winner().score()));
  }

  @Test
  void aTableThatIsGoneOrDamaged_isToldAndMadeAnew() throws Exception {
    Path trials = only("tables/trials");
    byte[] bytes = Files.readAllBytes(trials);
    bytes[60] ^= 1;
    Files.write(trials, bytes);
    Files.delete(only("tables/folds"));
    Files.copy(only("tables/epochs"), run.root().resolve("tables/epochs/copy.parquet"));

    InProcess verified = verify();
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out().lines())
        .contains(
            "table folds, the last 8 rows: are missing",
            "table epochs, trial 3 fold 1 attempt 1 epoch 2: a row too many",
            "table trials, trial 0: the row is missing")
        .anyMatch(line -> line.matches("table trials, part-\\w+-\\d+.parquet: cannot be read.*"));

    StudyResult again = study(output, 1).run(spark);
    assertThat(again.tableFailure()).isEmpty();
    requireRight();
  }

  @Test
  void filesOfTheWinner_areToldWhereTheyAreNotAsTheyWereWritten() throws Exception {
    Path manifest = run.root().resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"trials\" : 4", "\"trials\" : 5"));
    Files.writeString(run.root().resolve("best.conf"), "\n", StandardOpenOption.APPEND);
    Files.delete(run.root().resolve("models/best/model.zip"));

    InProcess verified = verify();
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out().lines())
        .contains(
            "manifest.json: trials is 5, and 4 by the journal",
            "best.conf: is not the file that was written",
            "models/best/model.zip: is missing",
            "3 differences; the command that runs the study writes them anew from the journal");
  }

  @Test
  void aKilledRun_lacksOnlyWhatIsNotWrittenYet() throws Exception {
    Path epochs = only("tables/epochs");
    Files.move(epochs, output.resolve("epochs"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(run.root().resolve("models/best/model.zip"));
    Files.delete(run.root().resolve("manifest.json"));

    InProcess verified = verify();
    assertThat(verified.out().lines())
        .contains(
            "not written yet: table epochs, the last 16 rows",
            "not written yet: the winner's model, best.conf and manifest.json");
    assertThat(verified.exitCode()).isZero();

    String name = run.root().toString().toLowerCase(Locale.ROOT);
    assertThat(InProcess.executeWithoutSpark("verify", name + "-none").exitCode()).isEqualTo(2);
  }
}
