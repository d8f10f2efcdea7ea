package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.report.RoundStart;
import io.sparktune.report.text.StudyText;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tied trials that are trained again on new folds. */
final class ConfirmationIT {

  private static final int TRIALS = 4;
  private static final int FOLDS = 3;

  @TempDir private static Path folder;

  private static final List<RoundStart> ROUNDS = new ArrayList<>();

  private static SparkSession spark;
  private static StudyResult confirmed;

  @BeforeAll
  static void tune() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    TuningListener listener =
        new TuningListener() {
          @Override
          public void roundStarted(RoundStart round) {
            ROUNDS.add(round);
          }
        };
    confirmed = study("runs", 2).listener(listener).run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Tuning study(String output, int rounds) {
    return Tuning.of("penguins")
        .goal("maximize accuracy")
        .data("data-samples/tabular/penguins.csv", "species")
        .set("study.output", folder.resolve(output).toString())
        .set("study.seed", 3)
        .set("model.units", IntRange.of(8, 16))
        .set("training.learning-rate", 0.02)
        .set("training.epochs", 3)
        .set("search.sampler", "random")
        .set("search.trials", TRIALS)
        .set("validation.folds", FOLDS)
        .set("validation.confirm", rounds);
  }

  private static Path run(String output) {
    return folder.resolve(output).resolve("penguins");
  }

  private static Path round(String output, int number) {
    return run(output).resolve("confirm/%d-trials/round-%d".formatted(TRIALS, number));
  }

  private static JsonNode winner(String output) throws IOException {
    return new ObjectMapper()
        .readTree(run(output).resolve("manifest.json").toFile())
        .path("winner");
  }

  private static List<Row> folds(Path tables) {
    return spark
        .read()
        .parquet(tables.resolve("tables/folds").toString())
        .selectExpr("study", "trial", "fold", "score")
        .orderBy("trial", "fold")
        .collectAsList();
  }

  private static void assertRight(String output) {
    PastRun run = new PastRun(run(output).toString());
    assertThat(run.verify().differences()).isEmpty();
    assertThat(run.verify().unwritten()).isEmpty();
    assertThat(run.replay().differences()).isEmpty();
  }

  @Test
  void roundsHaveTheNumbersOfTheTrials_andTablesOfTheirOwn() throws Exception {
    JsonNode kept = winner("runs").path("confirmation");
    List<Integer> tied = new ArrayList<>();
    winner("runs").path("tied").forEach(trial -> tied.add(trial.asInt()));

    assertThat(tied).hasSizeGreaterThan(1);
    assertThat(ROUNDS.get(0)).isEqualTo(new RoundStart(1, 2, tied.size(), FOLDS));
    assertThat(folds(run("runs"))).hasSize(TRIALS * FOLDS);
    List<Row> first = folds(round("runs", 1));
    assertThat(first).extracting(row -> (int) row.getLong(1)).hasSameElementsAs(tied);
    assertThat(first).hasSize(tied.size() * FOLDS);
    assertThat(first).extracting(row -> row.getString(0)).containsOnly("penguins/round-1");
    int best = kept.path("trials").path(0).path("trial").asInt();
    assertThat(confirmed.winner().trial()).isEqualTo(best);
    List<Double> scores = new ArrayList<>();
    for (int number = 1; number <= kept.path("rounds").asInt(); number++) {
      folds(round("runs", number)).stream()
          .filter(row -> (int) row.getLong(1) == best)
          .forEach(row -> scores.add(row.getDouble(3)));
    }
    List<Double> told = new ArrayList<>();
    kept.path("trials").path(0).path("scores").forEach(score -> told.add(score.asDouble()));
    assertThat(told).isEqualTo(scores).hasSize(kept.path("folds").asInt());
    assertRight("runs");
  }

  @Test
  void theOutcomeIsTold() throws Exception {
    String score = "trial %d scores ".formatted(confirmed.winner().trial());
    assertThat(StudyText.winner(confirmed.report()))
        .contains("Confirmed in ", " new folds with new seeds: " + score, " (90 % from ");
    assertThat(Files.readString(run("runs").resolve("report.html")))
        .contains("\"confirmation\":{\"rounds\":", "Confirmed in ");
    JsonNode result = new ObjectMapper().readTree(run("runs").resolve("result.json").toFile());
    assertThat((Object) result.path("winner").path("confirmation"))
        .isEqualTo(winner("runs").path("confirmation"));
  }

  @Test
  void aFinishedStudyIsConfirmedLater_andItsTrialsStayAsTheyWere() throws Exception {
    StudyResult plain = study("later", 0).run(spark);
    List<Row> before = folds(run("later"));
    JsonNode winner = winner("later");
    assertThat(run("later").resolve("confirm")).doesNotExist();
    assertThat(before).isEqualTo(folds(run("runs")));

    study("later", 2).run(spark);

    assertThat(folds(run("later"))).isEqualTo(before);
    assertThat((Object) winner("later").path("honest_score"))
        .isEqualTo(winner.path("honest_score"));
    assertThat((Object) winner("later").path("confirmation"))
        .isEqualTo(winner("runs").path("confirmation"));
    assertThat(plain.winner().selection().confirmation()).isEmpty();
    assertThat(new PastRun(run("later").toString()).replay().differences()).isEmpty();
  }

  /** The journal of the last round ends in a torn line, and nothing was written after it. */
  @Test
  void aConfirmationThatWasKilled_goesOnWhereItWas() throws Exception {
    FileUtils.copyDirectory(run("runs").toFile(), run("killed").toFile());
    for (String file : List.of("manifest.json", "best.conf", "result.json")) {
      Files.delete(run("killed").resolve(file));
    }
    int last = winner("runs").path("confirmation").path("rounds").asInt();
    FileUtils.deleteDirectory(round("killed", last).resolve("tables").toFile());
    Path journal = journal(round("killed", last));
    byte[] events = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(events, events.length / 2));

    study("killed", 2).run(spark);

    assertThat((Object) winner("killed").path("confirmation"))
        .isEqualTo(winner("runs").path("confirmation"));
    assertThat(folds(round("killed", last))).isEqualTo(folds(round("runs", last)));
    assertThat(journals(round("killed", 1))).as("the first round was whole").isOne();
    assertRight("killed");
  }

  private static Path journal(Path round) throws IOException {
    try (Stream<Path> files = Files.list(round.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static long journals(Path round) throws IOException {
    try (Stream<Path> files = Files.list(round.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).count();
    }
  }

  @Test
  void aConfirmationThatIsStopped_isResumed() throws Exception {
    AtomicReference<RunningStudy> running = new AtomicReference<>();
    TuningListener stopping =
        new TuningListener() {
          @Override
          public void roundStarted(RoundStart round) {
            while (running.get() == null) {
              Thread.onSpinWait();
            }
            running.get().stop();
          }
        };
    running.set(study("stopped", 2).listener(stopping).start(spark));
    StudyResult stopped = running.get().await();
    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.hasWinner()).isFalse();

    study("stopped", 2).run(spark);

    assertThat((Object) winner("stopped").path("confirmation"))
        .isEqualTo(winner("runs").path("confirmation"));
  }

  @Test
  void epochsForTwo_areUsedForTheBestTwo() throws Exception {
    int epochs = (TRIALS + 2) * FOLDS * 3;
    study("short", 2).set("stopping.epochs", epochs).run(spark);

    JsonNode kept = winner("short").path("confirmation");
    assertThat(kept.path("rounds").asInt()).isOne();
    assertThat(folds(round("short", 1))).hasSize(2 * FOLDS);
    assertThat(kept.path("trials").findValuesAsText("left_as"))
        .hasSize(winner("short").path("tied").size())
        .endsWith("left_out");
    assertRight("short");
  }

  @Test
  void epochsThatAreSpent_leaveNothingToConfirmWith() throws Exception {
    int epochs = TRIALS * FOLDS * 3 * 5 / 4;
    StudyResult spent = study("spent", 2).set("stopping.epochs", epochs).run(spark);

    assertThat(spent.report().trials()).hasSize(TRIALS);
    assertThat(StudyText.winner(spent.report()))
        .contains("Nothing was confirmed: the study's time or epochs leave no room");
    assertThat(winner("spent").path("confirmation").path("ended").asText())
        .isEqualTo("out_of_budget");
    assertRight("spent");
  }
}
