package io.sparktune.run.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.InProcess;
import io.sparktune.cli.StudyFolder;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights after a first one, which tried a grid of eight points on three folds. */
final class TakeOverIT {

  private static final String SAME_SCORES =
      "SELECT * EXCLUDE (study, seed, epochs, started_at, finished_at) FROM @trials ORDER BY trial";

  @TempDir private static Path folder;

  private static Path rows;
  private static Path first;

  private static InProcess night(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "conf/classic-grid.conf",
                "study.output=" + folder,
                "study.name=" + name,
                "data.path=" + rows,
                "training.learning-rate={ real = [0.01, 0.02], step = 0.01 }",
                "training.batch-size={ int = [16, 32], step = 16 }",
                "training.epochs=3",
                "validation.folds=3"));
    arguments.addAll(List.of(more));
    InProcess night = InProcess.execute(arguments.toArray(String[]::new));
    assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
    return night;
  }

  private static InProcess after(Path earlier, String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("search.learn-from=[\"" + earlier + "\"]", "search.take-over=true"));
    arguments.addAll(List.of(more));
    return night(name, arguments.toArray(String[]::new));
  }

  private static StudyFolder left(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  private static long trained(StudyFolder study) throws IOException {
    return study.events().stream()
        .filter(Event.FoldFinished.class::isInstance)
        .filter(event -> !((Event.FoldFinished) event).result().wasTakenOver())
        .count();
  }

  @BeforeAll
  static void aFirstNight() throws IOException {
    rows = Files.copy(Path.of("data-samples/tabular/penguins.csv"), folder.resolve("rows.csv"));
    night("first");
    first = folder.resolve("first");
  }

  @Test
  void theSameGrid_isNotTrainedAgain_norInTheThirdNight() throws IOException, SQLException {
    InProcess second = after(first, "second");

    assertThat(second.out())
        .contains(
            "takes over what is the same of 24 folds of " + first,
            "taken over: 8 of 8 trials",
            "The winner is");
    StudyFolder study = left("second");
    assertThat(trained(study)).isZero();
    assertThat(study.query(SAME_SCORES)).isEqualTo(left("first").query(SAME_SCORES)).hasSize(8);
    assertThat(study.query("SELECT DISTINCT epochs FROM @trials")).isEqualTo(List.of("0"));
    String curves = "SELECT * EXCLUDE (study) FROM @epochs ORDER BY trial, fold, epoch";
    assertThat(study.query(curves)).isEqualTo(left("first").query(curves)).hasSize(8 * 3 * 3);
    String whereTrained =
        "SELECT trial, fold, score, seed, host, started_at, 'trial ' || trial || ' of "
            + first
            + "' FROM @folds ORDER BY trial, fold";
    String taken =
        "SELECT trial, fold, score, seed, host, started_at, taken_from FROM @folds"
            + " ORDER BY trial, fold";
    assertThat(study.query(taken)).isEqualTo(left("first").query(whereTrained));
    InProcess replay = InProcess.executeWithoutSpark("replay", study.root().toString());
    assertThat(replay.out()).contains("repeated, all are the same");

    after(study.root(), "third");
    assertThat(left("third").query(taken)).isEqualTo(left("first").query(whereTrained));
    assertThat(left("third").root().resolve("models/best/model.zip")).isNotEmptyFile();
  }

  @Test
  void ofAGridWithOtherPoints_thoseOfTheFirstNightAreTakenOver() throws IOException, SQLException {
    InProcess wider =
        after(
            first,
            "wider",
            "training.learning-rate={ real = [0.01, 0.04], step = 0.01 }",
            "training.batch-size=32");

    assertThat(wider.out()).contains("taken over: 4 of 8 trials");
    StudyFolder study = left("wider");
    assertThat(trained(study)).isEqualTo(12);
    String means =
        "SELECT param_training_learning_rate, param_training_updater, score FROM @trials WHERE"
            + " param_training_learning_rate < 0.025 %s ORDER BY 1, 2";
    assertThat(study.query(means.formatted("")))
        .isEqualTo(left("first").query(means.formatted("AND param_training_batch_size = 32")))
        .hasSize(4);
  }

  @Test
  void aStudyThatWasBrokenOff_goesOnTakingOver_withoutTheEarlierRun() throws IOException {
    Path gone = folder.resolve("gone");
    night("before");
    assertThat(after(folder.resolve("before"), "later", "search.trials=3").out())
        .contains("taken over: 3 of 3 trials");

    Files.move(folder.resolve("before"), gone);
    assertThat(after(folder.resolve("before"), "later").out())
        .contains("resumed after 3 finished trials", "taken over: 8 of 8 trials");
    assertThat(trained(left("later"))).isZero();
  }

  @Test
  void onOtherRows_orOtherFolds_nothingIsTakenOver() throws IOException {
    String before = Files.readString(rows);
    Path changed = folder.resolve("changed.csv");
    Files.writeString(changed, before.replaceFirst("39\\.1", "39.2"));
    assertThat(Files.mismatch(rows, changed)).isPositive();

    InProcess otherRows = after(first, "other-rows", "data.path=" + changed);
    InProcess otherFolds = after(first, "other-folds", "study.seed=43");
    String nothing =
        "takes nothing over from " + first + ": it had other rows, or other folds of them";
    assertThat(otherRows.out()).contains(nothing).doesNotContain("taken over:");
    assertThat(otherFolds.out()).contains(nothing).doesNotContain("taken over:");
    assertThat(trained(left("other-rows"))).isEqualTo(24);
  }

  @Test
  void whereTrainingIsAnother_nothingIsTakenOver() throws IOException {
    InProcess longer = after(first, "longer", "training.epochs=4");

    assertThat(longer.out())
        .contains("takes over what is the same of 24 folds")
        .doesNotContain("taken over:");
    assertThat(trained(left("longer"))).isEqualTo(24);
  }

  @Test
  void whereNativesAreOthers_nothingIsTakenOver() throws IOException {
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.copy(first.resolve("study.conf"), others.resolve("study.conf"));
    try (FileJournal journal =
        FileJournal.open(
            Storage.at(others + "/journal", new Configuration()), (sequence, event) -> {})) {
      left("first").events().forEach(event -> journal.append(byOtherNatives(event)));
    }

    InProcess night = after(others, "on-others", "search.trials=1");

    assertThat(night.out())
        .contains("takes nothing over from " + others + ": it was trained with other natives")
        .doesNotContain("taken over:");
  }

  private static Event byOtherNatives(Event event) {
    return event instanceof Event.StudyOpened opened
        ? new Event.StudyOpened(
            opened.at(),
            opened.study(),
            opened.studyFingerprint(),
            opened.dataFingerprint(),
            opened.version(),
            opened.limits(),
            opened.deadline(),
            opened.natives() + " of another machine")
        : event;
  }
}
