package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies by the command {@code run}, each in a process of its own. */
final class RunIT {

  private static final String[] SMALL = {"search.trials=4", "training.epochs=3"};

  @TempDir private static Path folder;

  @BeforeAll
  static void aSmallStudyIsRun() throws IOException, InterruptedException {
    assertThat(run("local[2]", "small", SMALL)).as(output("small")).isZero();
  }

  private static int run(String master, String name, String... overrides)
      throws IOException, InterruptedException {
    return run(master, name, folder.resolve(name + ".txt"), overrides);
  }

  private static int run(String master, String name, Path output, String... overrides)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "conf/penguins.conf"));
    arguments.add("study.output=" + folder);
    arguments.add("study.name=" + name);
    arguments.addAll(List.of(overrides));
    return Launched.run(Launched.local(master, arguments.toArray(String[]::new)), output);
  }

  private static StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private static String output(String name) {
    return Launched.text(folder.resolve(name + ".txt"));
  }

  private static void assertSameTables(String name, String other) throws IOException, SQLException {
    assertThat(nameless(study(name).trials(), name))
        .isEqualTo(nameless(study(other).trials(), other))
        .hasSize(4);
    assertThat(nameless(study(name).folds(), name))
        .isEqualTo(nameless(study(other).folds(), other));
  }

  private static List<String> nameless(List<String> rows, String name) {
    return rows.stream().map(row -> row.replaceFirst("^" + name, "")).toList();
  }

  @Test
  void theSameStudyOnAnotherNumberOfSlots_givesTheSameTables()
      throws IOException, InterruptedException, SQLException {
    assertThat(run("local[1]", "one", SMALL)).as(output("one")).isZero();

    assertSameTables("one", "small");
  }

  @Test
  void aStudyLeavesEverythingThatIsPromised() throws IOException, SQLException {
    StudyFolder study = study("small");
    for (String file :
        List.of(
            "study.conf",
            "best.conf",
            "manifest.json",
            "classes.csv",
            "diagnostics.json",
            "models/best/model.zip",
            "models/best/preparation.json",
            "models/best/labels.json")) {
      assertThat(study.root().resolve(file)).isNotEmptyFile();
    }
    assertThat(output("small"))
        .contains("[4/4]", "Leaderboard, maximize", "The winner is trial", "it scores")
        .doesNotContain("WARN", "ERROR", "Exception");
    assertThat(study.query("SELECT count(*) FROM @trials")).isEqualTo(List.of("4"));
    InProcess replay = InProcess.executeWithoutSpark("replay", study.root().toString());
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out()).contains("repeated, all are the same");
    assertThat(study.query("SELECT count(*) FROM @folds"))
        .isEqualTo(List.of(String.valueOf(study.count(Event.FoldFinished.class))));
    long epochs = study.events().stream().mapToLong(RunIT::epochsTold).sum();
    assertThat(study.query("SELECT count(*) FROM @epochs"))
        .isEqualTo(List.of(String.valueOf(epochs)));
  }

  private static long epochsTold(Event event) {
    if (event instanceof Event.EpochsScored scored) {
      return scored.scores().size();
    }
    return event instanceof Event.FoldFinished finished ? finished.result().epochs().size() : 0;
  }

  @Test
  void aStudyThatLearnsFromAnEarlierRun_goesOnWithoutIt() throws IOException, InterruptedException {
    Path night = copied(folder.resolve("small"), folder.resolve("night"));
    String[] study = {
      "training.epochs=3",
      "search.learn-from=[\"" + night + "\"]",
      "search.start-from=[\"" + night + "/best.conf\"]"
    };
    assertThat(run("local[2]", "day", with(study, "search.trials=1"))).as(output("day")).isZero();
    assertThat(output("day")).contains("learns from 4 of 4 trials of " + night);

    Files.move(night.resolve("journal"), night.resolve("gone"));
    assertThat(run("local[2]", "day", with(study, "search.trials=2"))).as(output("day")).isZero();
    assertThat(output("day")).contains("learns from 4 of 4 trials of " + night, "resumed after");
    InProcess replay = InProcess.executeWithoutSpark("replay", folder.resolve("day").toString());
    assertThat(replay.out()).contains("repeated, all are the same");
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private static String[] with(String[] settings, String more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void bestConf_runsByItself_andReachesTheSameScore()
      throws IOException, InterruptedException, SQLException {
    Path repeated = folder.resolve("repeated.txt");
    assertThat(
            Launched.run(
                Launched.local("local[2]", "run", folder.resolve("small/best.conf").toString()),
                repeated))
        .as(Launched.text(repeated))
        .isZero();

    assertThat(study("small-best").query("SELECT trial, score, score_std, epochs FROM @trials"))
        .isEqualTo(
            study("small")
                .query(
                    "SELECT trial, score, score_std, epochs FROM @trials"
                        + " ORDER BY score DESC, trial LIMIT 1"));
    assertThat(Files.readString(folder.resolve("small-best/manifest.json")))
        .contains(holdOut(Files.readString(folder.resolve("small/manifest.json"))));
  }

  private static String holdOut(String manifest) {
    int from = manifest.indexOf("\"hold_out\"");
    return manifest.substring(from, manifest.indexOf('}', from));
  }

  @Test
  void aFinishedStudy_isOnlyToldAgain() throws IOException, InterruptedException {
    List<Event> events = study("small").events();

    Path again = folder.resolve("again.txt");
    assertThat(run("local[2]", "small", again, SMALL)).isZero();
    assertThat(Launched.text(again)).contains("Leaderboard", "the study is finished");
    assertThat(study("small").events()).isEqualTo(events);
  }

  @Test
  void moreTrials_goOnWithTheSameStudy() throws IOException, InterruptedException, SQLException {
    assertThat(run("local[2]", "grown", "search.trials=2", "training.epochs=3")).isZero();
    assertThat(run("local[2]", "grown", SMALL)).isZero();

    assertSameTables("grown", "small");
  }

  @Test
  void aChangedStudyFile_isRefused() throws IOException, InterruptedException {
    Path refused = folder.resolve("refused.txt");

    assertThat(run("local[2]", "small", refused, "search.trials=4", "training.epochs=2"))
        .isEqualTo(2);
    assertThat(Launched.text(refused))
        .contains("small: the study file has changed since this study began; give the changed");
  }

  @Test
  void aDivergingTrial_isAFailedRow_neverTheWinner()
      throws IOException, InterruptedException, SQLException {
    assertThat(
            run(
                "local[2]",
                "diverging",
                "search.trials=8",
                "training.epochs=8",
                "training.updater=sgd",
                "training.learning-rate={ choice = [0.01, 1e3] }"))
        .as(output("diverging"))
        .isZero();

    StudyFolder study = study("diverging");
    assertThat(
            study.query(
                "SELECT DISTINCT state, failure_kind FROM @trials"
                    + " WHERE param_training_learning_rate = 1000"))
        .isEqualTo(List.of("failed | diverged"));
    assertThat(
            study.query(
                "SELECT count(*) FROM @trials WHERE state = 'failed' AND score IS NOT NULL"))
        .isEqualTo(List.of("0"));
    assertThat(
            study.query(
                "SELECT count(*) FROM @epochs WHERE isnan(train_loss) OR isnan(score)"
                    + " OR isinf(train_loss)"))
        .isEqualTo(List.of("0"));
    assertThat(Files.readString(study.root().resolve("best.conf")))
        .contains("learning-rate = 0.01");
  }

  @Test
  void aStudyInWhichEveryTrialFails_endsWithOne_andSaysWhy()
      throws IOException, InterruptedException, SQLException {
    assertThat(
            run(
                "local[2]",
                "hopeless",
                "search.trials=50",
                "training.updater=sgd",
                "training.learning-rate={ choice = [500, 1e3] }"))
        .isEqualTo(1);

    assertThat(output("hopeless")).doesNotContain("\tat ");
    assertThat(output("hopeless").replaceAll("\\s+", " "))
        .contains("The study failed: all of its first", "diverged: the loss is");
    assertThat(study("hopeless").query("SELECT DISTINCT state FROM @trials"))
        .isEqualTo(List.of("failed"));
    assertThat(study("hopeless").root().resolve("best.conf")).doesNotExist();
  }

  @Test
  void aGridHasEachPointOnce() throws IOException, InterruptedException, SQLException {
    Path output = folder.resolve("grid.txt");
    assertThat(
            Launched.run(
                Launched.local(
                    "local[2]",
                    "run",
                    "conf/classic-grid.conf",
                    "study.output=" + folder,
                    "study.name=grid",
                    "training.epochs=1",
                    "validation.folds=2"),
                output))
        .as(Launched.text(output))
        .isZero();

    assertThat(study("grid").query("SELECT count(*), count(DISTINCT params_json) FROM @trials"))
        .isEqualTo(List.of("80 | 80"));
    assertThat(Launched.text(output)).contains("Most important for the score: ");
    InProcess importance =
        InProcess.executeWithoutSpark("importance", study("grid").root().toString());
    assertThat(importance.exitCode()).as(importance.err()).isZero();
    assertThat(study("grid").query("SELECT DISTINCT method FROM @importance ORDER BY method"))
        .isEqualTo(List.of("fanova", "ped_anova", "ped_anova_local"));
  }
}
