package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies by the command {@code run}, each in a process of its own. */
final class RunIT {

  @TempDir private Path folder;

  private int run(String master, String name, String... overrides)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "conf/penguins.conf"));
    arguments.add("study.output=" + folder);
    arguments.add("study.name=" + name);
    arguments.addAll(List.of(overrides));
    return Launched.run(
        Launched.local(master, arguments.toArray(String[]::new)), folder.resolve(name + ".txt"));
  }

  private StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private String output(String name) {
    return Launched.text(folder.resolve(name + ".txt"));
  }

  @Test
  void theSameStudyOnOneSlotAndOnFour_givesTheSameTables()
      throws IOException, InterruptedException, SQLException {
    String[] small = {"search.trials=6", "training.epochs=6"};
    assertThat(run("local[1]", "one", small)).as(output("one")).isZero();
    assertThat(run("local[4]", "four", small)).as(output("four")).isZero();

    List<String> one =
        study("one").trials().stream().map(row -> row.replaceFirst("^one", "")).toList();
    List<String> four =
        study("four").trials().stream().map(row -> row.replaceFirst("^four", "")).toList();
    assertThat(four).isEqualTo(one).hasSize(6);
    assertThat(study("four").folds().stream().map(row -> row.replaceFirst("^four", "")).toList())
        .isEqualTo(study("one").folds().stream().map(row -> row.replaceFirst("^one", "")).toList());
  }

  @Test
  void aStudyLeavesEverythingThatIsPromised()
      throws IOException, InterruptedException, SQLException {
    assertThat(run("local[2]", "all", "search.trials=4", "training.epochs=5"))
        .as(output("all"))
        .isZero();

    StudyFolder study = study("all");
    for (String file :
        List.of(
            "study.conf",
            "best.conf",
            "manifest.json",
            "models/best/model.zip",
            "models/best/preparation.json",
            "models/best/labels.json")) {
      assertThat(study.root().resolve(file)).isNotEmptyFile();
    }
    assertThat(output("all"))
        .contains("[4/4]", "Leaderboard, maximize", "The winner is trial", "it scores")
        .doesNotContain("WARN", "ERROR", "Exception");
    assertThat(study.query("SELECT count(*) FROM @trials")).isEqualTo(List.of("4"));
    InProcess replay = InProcess.executeWithoutSpark("replay", study.root().toString());
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out()).contains("made again, every one is the same");
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
    assertThat(run("local[2]", "night", "search.trials=2", "training.epochs=3"))
        .as(output("night"))
        .isZero();
    Path night = folder.resolve("night");
    String[] study = {
      "training.epochs=3",
      "search.learn-from=[\"" + night + "\"]",
      "search.start-from=[\"" + night + "/best.conf\"]"
    };
    assertThat(run("local[2]", "day", with(study, "search.trials=1"))).as(output("day")).isZero();
    assertThat(output("day")).contains("learns from 2 of 2 trials of " + night);

    Files.move(night.resolve("journal"), night.resolve("gone"));
    assertThat(run("local[2]", "day", with(study, "search.trials=2"))).as(output("day")).isZero();
    assertThat(output("day")).contains("learns from 2 of 2 trials of " + night, "going on after");
    InProcess replay = InProcess.executeWithoutSpark("replay", folder.resolve("day").toString());
    assertThat(replay.out()).contains("made again, every one is the same");
  }

  private static String[] with(String[] settings, String more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void bestConf_runsByItself_andReachesTheSameScore()
      throws IOException, InterruptedException, SQLException {
    assertThat(run("local[2]", "first", "search.trials=5", "training.epochs=6"))
        .as(output("first"))
        .isZero();
    Path repeated = folder.resolve("repeated.txt");
    assertThat(
            Launched.run(
                Launched.local("local[2]", "run", folder.resolve("first/best.conf").toString()),
                repeated))
        .as(Launched.text(repeated))
        .isZero();

    assertThat(study("first-best").query("SELECT trial, score, score_std, epochs FROM @trials"))
        .isEqualTo(
            study("first")
                .query(
                    "SELECT trial, score, score_std, epochs FROM @trials"
                        + " ORDER BY score DESC, trial LIMIT 1"));
    assertThat(Files.readString(folder.resolve("first-best/manifest.json")))
        .contains(holdOut(Files.readString(folder.resolve("first/manifest.json"))));
  }

  private static String holdOut(String manifest) {
    int from = manifest.indexOf("\"hold_out\"");
    return manifest.substring(from, manifest.indexOf('}', from));
  }

  @Test
  void aFinishedStudy_isOnlyToldAgain() throws IOException, InterruptedException {
    String[] small = {"search.trials=3", "training.epochs=3"};
    assertThat(run("local[2]", "done", small)).as(output("done")).isZero();
    List<Event> events = study("done").events();

    assertThat(run("local[2]", "done", small)).isZero();
    assertThat(output("done")).contains("Leaderboard", "the study is finished");
    assertThat(study("done").events()).isEqualTo(events);
  }

  @Test
  void moreTrials_goOnWithTheSameStudy() throws IOException, InterruptedException, SQLException {
    assertThat(run("local[2]", "grown", "search.trials=2", "training.epochs=3")).isZero();
    assertThat(run("local[2]", "grown", "search.trials=4", "training.epochs=3")).isZero();
    assertThat(run("local[2]", "whole", "search.trials=4", "training.epochs=3")).isZero();

    assertThat(study("grown").trials().stream().map(row -> row.replaceFirst("^grown", "")).toList())
        .isEqualTo(
            study("whole").trials().stream().map(row -> row.replaceFirst("^whole", "")).toList());
  }

  @Test
  void aChangedStudyFile_isRefused() throws IOException, InterruptedException {
    assertThat(run("local[2]", "changed", "search.trials=2", "training.epochs=2")).isZero();

    assertThat(run("local[2]", "changed", "search.trials=2", "training.epochs=3")).isEqualTo(2);
    assertThat(output("changed"))
        .contains("changed: the study file has changed since this study began; give the changed");
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

    assertThat(output("hopeless"))
        .contains("The study failed: all of its first", "diverged: the loss is")
        .doesNotContain("\tat ");
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
    assertThat(Launched.text(output)).contains("What moves the score: ");
    InProcess importance =
        InProcess.executeWithoutSpark("importance", study("grid").root().toString());
    assertThat(importance.exitCode()).as(importance.err()).isZero();
    assertThat(study("grid").query("SELECT DISTINCT method FROM @importance ORDER BY method"))
        .isEqualTo(List.of("fanova", "ped_anova", "ped_anova_local"));
  }
}
