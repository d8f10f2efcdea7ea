package io.sparktune.run.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.run.input.BadInput;
import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.training.metrics.OwnMetrics;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EarlierRunsTest {

  private static final Configuration LOCAL = new Configuration();

  private static final String EARLIER =
      """
      study.goal = "minimize log-loss", data.path = x, data.target = y
      validation { scheme = single, share = 0.2 }
      model.units = { int = [1, 100] }
      training.updater = { choice = [adam, sgd] }
      """;

  @TempDir private Path folder;

  private Path earlier;

  private StudyFile file(String text) {
    return StudyFile.read("my.conf", text, List.of(), Set.of());
  }

  private StudyFile learning(String units) {
    return file(EARLIER.replace("[1, 100]", units) + "search.learn-from = [\"" + earlier + "\"]\n");
  }

  private StudyFile learningFrom(String runs) {
    return file(EARLIER + "search.learn-from = [\"" + runs + "\"]\n");
  }

  private Storage storage(String name) {
    return Storage.at(folder.toString(), LOCAL).in(name);
  }

  /** Three trials with 10, 20 and 30 units, of which the second failed; a fourth is open. */
  @BeforeEach
  void anEarlierRun() throws IOException {
    earlier = folder.resolve("earlier");
    storage("earlier").write("study.conf", file(EARLIER).resolvedText());
    List<Event> events = new ArrayList<>();
    events.add(Fixtures.opened(4));
    events.add(new Event.SlotsChanged(Fixtures.NOW, 1));
    for (int number = 0; number < 4; number++) {
      Values values =
          new Values(Map.of("training.updater", "sgd", "model.units", 10L * (number + 1)));
      FoldAssignment fold = new FoldAssignment(new Trial(number, values, number), 0, 1);
      events.add(new Event.TrialProposed(Fixtures.NOW, fold.trial()));
      events.add(new Event.FoldStarted(Fixtures.NOW, number, 0, 1, 0, FoldAssignment.END));
      if (number == 1) {
        FoldResult failed = Fixtures.failed(fold, FailureKind.DIVERGED);
        events.add(new Event.FoldFinished(Fixtures.NOW, failed));
      } else if (number < 3) {
        events.add(new Event.FoldFinished(Fixtures.NOW, scored(fold, 0.5 + number)));
      }
    }
    keep("earlier", events);
  }

  private static FoldResult scored(FoldAssignment fold, double score) {
    Scores scores = new Scores(Map.of("log_loss", score, "mcc", 1 - score), Map.of());
    return Fixtures.result(fold, new FoldOutcome.Scored(score, scores, 2, 2, 12, 3));
  }

  private void keep(String study, List<Event> events) throws IOException {
    try (FileJournal journal =
        FileJournal.open(storage(study).in("journal"), (sequence, event) -> {})) {
      events.forEach(journal::append);
    }
  }

  @Test
  void trialsThatWentOnFromOthers_areNot() throws IOException {
    String text = EARLIER + "model.dropout = { real = [0, 0.5] }, search.sampler = pbt\n";
    storage("population").write("study.conf", file(text).resolvedText());
    Values values =
        new Values(Map.of("training.updater", "sgd", "model.units", 10L, "model.dropout", 0.25));
    Trial parent = new Trial(0, values, 1);
    Trial child = new Trial(1, values, 2, new Origin(parent, 5));
    FoldAssignment stretch = new FoldAssignment(parent, 0, 1, Checkpoint.NONE, 5);
    FoldAssignment goingOn = new FoldAssignment(child, 0, 1, new Checkpoint(1, 5), 10);
    FoldOutcome paused = new FoldOutcome.Paused(new Checkpoint(1, 5), 1, 0);
    keep(
        "population",
        List.of(
            Fixtures.opened(4),
            new Event.TrialProposed(Fixtures.NOW, parent),
            new Event.FoldStarted(Fixtures.NOW, 0, 0, 1, 0, 5),
            new Event.FoldFinished(Fixtures.NOW, Fixtures.result(stretch, paused)),
            new Event.TrialProposed(Fixtures.NOW, child),
            new Event.TrialPruned(Fixtures.NOW, 0, 0, 5, "among the worst"),
            new Event.FoldStarted(Fixtures.NOW, 1, 0, 1, 5, 10),
            new Event.FoldFinished(
                Fixtures.NOW,
                Fixtures.failed(goingOn, FailureKind.DIVERGED).withEpochs(List.of()))));
    String today =
        EARLIER
            + "model.dropout = { real = [0, 0.5] }, search.learn-from = [\""
            + folder.resolve("population")
            + "\"]\n";

    assertThat(EarlierRuns.read(file(today), LOCAL).get(0).observations())
        .map(Observation::trial)
        .containsExactly(0);
  }

  @Test
  void trialsThatAreOver_areLearnt() {
    EarlierRunData learnt = EarlierRuns.read(learning("[1, 100]"), LOCAL).get(0);

    assertThat(learnt.observations()).map(Observation::trial).containsExactly(0, 1, 2);
    assertThat(learnt.observations())
        .map(Observation::state)
        .containsExactly(TrialState.COMPLETE, TrialState.FAILED, TrialState.COMPLETE);
    assertThat(learnt.observations())
        .map(Observation::merits)
        .containsExactly(List.of(-0.5), List.of(), List.of(-2.5));
    assertThat(learnt.observations().get(2).values().toString())
        .isEqualTo("model.units=30, training.updater=sgd");
    assertThat(learnt).hasToString("learns from 3 of 3 trials of " + earlier);
  }

  @Test
  void trialsOutsideOfTheRanges_areCounted() {
    EarlierRunData learnt = EarlierRuns.read(learning("[15, 100]"), LOCAL).get(0);

    assertThat(learnt.observations()).map(Observation::trial).containsExactly(1, 2);
    assertThat(learnt)
        .hasToString(
            "learns from 2 of 3 trials of "
                + earlier
                + "; 1 has other parameters, or values outside of the ranges");
  }

  @Test
  void trialsThatLackAParameter_areOutside() {
    StudyFile more =
        file(
            EARLIER
                + "model.dropout = { real = [0, 0.5] }\n"
                + "search.learn-from = [\""
                + earlier
                + "\"]");

    assertThat(EarlierRuns.read(more, LOCAL).get(0).outside()).isEqualTo(3);
  }

  @Test
  void whatIsLearnt_isPartOfWhatIsAsked() {
    assertThat(learning("[1, 100]").fingerprint()).isNotEqualTo(file(EARLIER).fingerprint());
  }

  @Test
  void anotherGoal_isBadInput() {
    StudyFile other =
        file(
            EARLIER.replace("minimize log-loss", "maximize accuracy")
                + "search.learn-from = [\""
                + earlier
                + "\"]");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(other, LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: the goal of "
                + earlier
                + " is to minimize log-loss, that of this study to maximize accuracy; name runs of"
                + " the same goal");
  }

  @Test
  void aFolderWithoutARun_isBadInput() throws IOException {
    Files.move(earlier.resolve("journal"), folder.resolve("gone"));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(learning("[1, 100]"), LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: "
                + earlier
                + " has no journal; name the folder of a study, such as runs/digits-mlp");
  }

  @Test
  void foldersThatAreNotThere_andHostsThatNobodyKnows_areBadInput() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(learningFrom("nowhere"), LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: nowhere is not there; name the folder of a study, such"
                + " as runs/digits-mlp");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(learningFrom("hdfs://nowhere.invalid:1/x"), LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: cannot reach hdfs://nowhere.invalid:1/x (no such host:"
                + " nowhere.invalid); name the folder of a study, such as runs/digits-mlp");
  }

  @Test
  void oneFolderTwice_isBadInput() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(learningFrom(earlier + "\", \"" + earlier + "/"), LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: %s and %s/ are one folder; name it once",
            earlier, earlier);
  }

  @Test
  void aStudyThatNamesItself_isBadInput() {
    StudyFile own =
        file(
            "study { name = earlier, output = \""
                + folder
                + "\" }\n"
                + EARLIER
                + "search.learn-from = [\""
                + earlier
                + "\"]\n");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.of(own, storage("earlier"), LOCAL))
        .withMessage(
            "my.conf:6: search.learn-from: %s is this study's own folder; name earlier runs, or"
                + " give the study another study.name",
            earlier);
  }

  @Test
  void earlierTrials_areJudgedByTheGoalsAndConstraintsOfToday() {
    StudyFile today =
        file(
            EARLIER.replace("\"minimize log-loss\"", "[\"minimize log-loss\", \"maximize mcc\"]")
                + "search { learn-from = [\""
                + earlier
                + "\"], constraints = [\"mcc >= 0.75\"] }\n");

    List<Observation> learnt = EarlierRuns.read(today, LOCAL).get(0).observations();

    assertThat(learnt)
        .map(Observation::merits)
        .containsExactly(List.of(-0.5, 0.5), List.of(), List.of(-2.5, -1.5));
    assertThat(learnt)
        .map(Observation::violations)
        .containsExactly(List.of(0.25), List.of(), List.of(2.25));
  }

  @Test
  void aUsersMetricThatWasNotMeasured_isBadInput() {
    for (String needing :
        List.of(
            EARLIER.replace(
                "\"minimize log-loss\"", "[\"minimize log-loss\", \"maximize threshold-profit\"]"),
            EARLIER + "search.constraints = [\"threshold-profit > 1\"]\n")) {
      StudyFile today =
          StudyFile.read(
              "my.conf",
              needing + "search.learn-from = [\"" + earlier + "\"]\n",
              List.of(),
              Set.of(),
              Kinds.builtIn().with(OwnMetrics.SOURCE));

      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> EarlierRuns.read(today, LOCAL))
          .withMessageEndingWith(
              "%s did not measure threshold-profit; name runs that did, by their goals or"
                  + " validation.metrics",
              earlier);
    }
  }

  @Test
  void aClassThatWasNotMeasured_isBadInput() {
    StudyFile today =
        file(
            EARLIER.replace(
                    "\"minimize log-loss\"", "[\"minimize log-loss\", \"maximize recall@yes\"]")
                + "search.learn-from = [\""
                + earlier
                + "\"]\n");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.read(today, LOCAL))
        .withMessage(
            "my.conf:5: search.learn-from: %s did not measure recall@yes; name runs that did, by"
                + " their goals or validation.per-class",
            earlier);
  }

  @Test
  void aStudyThatHasBegun_goesOnByWhatItLearntThen() throws IOException {
    StudyFile file = learning("[15, 100]");
    List<EarlierRunData> learnt = EarlierRuns.of(file, storage("mine"), LOCAL);
    TransferFile.write(storage("mine"), learnt);
    Files.move(earlier, folder.resolve("gone"));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.of(file, storage("mine"), LOCAL));
    keep("mine", List.of(Fixtures.opened(4)));
    assertThat(EarlierRuns.of(file, storage("mine"), LOCAL)).isEqualTo(learnt);
    assertThat(EarlierRuns.kept(file, storage("mine"))).isEqualTo(learnt);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EarlierRuns.kept(file, storage("another")))
        .withMessageContaining("what this study learnt from earlier runs is lost");
  }
}
