package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the journal of a study whose error is its dropout. */
final class ImportanceTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeStudyFile() throws IOException {
    Files.writeString(
        folder.resolve("study.conf"),
        """
        study { name = small, goal = "minimize log-loss" }
        data { path = none.csv, target = class }
        model { dropout = { real = [0, 0.5] } }
        training { learning-rate = { real = [1e-4, 1e-1], scale = log } }
        validation { folds = 2 }
        search { sampler = random, trials = 40 }
        """);
  }

  private void keepTrials(int first, int last) throws IOException {
    keepTrials(first, last, 0.5);
  }

  private void keepTrials(int first, int last, double most) throws IOException {
    SplittableRandom random = new SplittableRandom(first);
    try (FileJournal journal =
        FileJournal.open(
            Storage.at(folder + "/journal", new Configuration()), (sequence, event) -> {})) {
      journal.append(Fixtures.opened(40));
      for (int number = first; number <= last; number++) {
        double dropout = most * random.nextDouble();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model.dropout", dropout);
        values.put("training.learning-rate", Math.pow(10, -1 - 3 * random.nextDouble()));
        trial(new Trial(number, new Values(values), number), dropout).forEach(journal::append);
      }
    }
  }

  private void pruneTrials(int first, int last) throws IOException {
    Files.writeString(
        folder.resolve("study.conf"), "pruning.pruner = median", StandardOpenOption.APPEND);
    SplittableRandom random = new SplittableRandom(first);
    try (FileJournal journal =
        FileJournal.open(
            Storage.at(folder + "/journal", new Configuration()), (sequence, event) -> {})) {
      journal.append(Fixtures.opened(40));
      for (int number = first; number <= last; number++) {
        double dropout = 0.5 * random.nextDouble();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model.dropout", dropout);
        values.put("training.learning-rate", Math.pow(10, -1 - 3 * random.nextDouble()));
        journal.append(
            new Event.TrialProposed(Fixtures.NOW, new Trial(number, new Values(values), number)));
        journal.append(new Event.FoldStarted(Fixtures.NOW, number, 0, 1, 0, FoldAssignment.END));
        journal.append(
            new Event.EpochsScored(
                Fixtures.NOW,
                number,
                0,
                1,
                List.of(new EpochScore(1, 1.0, 2.0, 1), new EpochScore(2, 1.0, 1 + dropout, 1)),
                Checkpoint.NONE));
        journal.append(new Event.TrialPruned(Fixtures.NOW, number, 0, 2, "the median"));
        journal.append(
            new Event.FoldFinished(
                Fixtures.NOW,
                Fixtures.result(
                        new FoldAssignment(new Trial(number, new Values(values), number), 0, 1),
                        new FoldOutcome.Stopped(2, 2, 0))
                    .withEpochs(List.of())));
      }
    }
  }

  private static List<Event> trial(Trial trial, double error) {
    List<Event> events = new ArrayList<>();
    events.add(new Event.TrialProposed(Fixtures.NOW, trial));
    for (int fold = 0; fold < 2; fold++) {
      events.add(
          new Event.FoldStarted(Fixtures.NOW, trial.number(), fold, 1, 0, FoldAssignment.END));
      double score = error + 0.1 * fold;
      events.add(
          new Event.FoldFinished(
              Fixtures.NOW,
              Fixtures.result(
                  new FoldAssignment(trial, fold, 1),
                  new FoldOutcome.Scored(
                      score, new Scores(Map.of("log_loss", score), Map.of()), 2, 2, 12, 3))));
    }
    return events;
  }

  private InProcess importance() {
    return InProcess.executeWithoutSpark("importance", folder.toString());
  }

  private List<String> query(String sql) throws SQLException {
    return new StudyFolder(folder).query(sql);
  }

  @Test
  void aRun_isToldByEveryMethod_andKeptAsATable() throws IOException, SQLException {
    keepTrials(0, 29);
    InProcess answer = importance();

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.outLines())
        .startsWith("30 complete trials; shares with 90 % intervals, less those of chance")
        .contains(
            "fanova: share of the score's variance over the space",
            "ped_anova: difference between the best tenth and all trials",
            "table " + folder + "/tables/importance");
    assertThat(
            query(
                "SELECT method, parameter FROM @importance WHERE with_parameter IS NULL"
                    + " AND share_low > 0 ORDER BY method"))
        .contains("fanova | model.dropout", "ped_anova | model.dropout")
        .allMatch(row -> row.endsWith("model.dropout"));
    assertThat(
            query(
                "SELECT method, count(*), count(with_parameter), min(study), min(trials),"
                    + " max(on_share) FROM @importance GROUP BY method ORDER BY method"))
        .containsExactly(
            "fanova | 3 | 1 | small | 30 | 1.0",
            "ped_anova | 2 | 0 | small | 30 | 1.0",
            "ped_anova_local | 2 | 0 | small | 30 | 1.0");
  }

  @Test
  void aStudyThatWentOn_hasItsTableReplaced() throws IOException, SQLException {
    keepTrials(0, 19);
    assertThat(importance().exitCode()).isZero();
    String first = importance().out();
    assertThat(importance().out()).isEqualTo(first);

    keepTrials(20, 24);
    assertThat(importance().exitCode()).isZero();
    assertThat(query("SELECT count(*), min(trials) FROM @importance")).isEqualTo(List.of("7 | 25"));
  }

  @Test
  void tooFewTrials_areBadInput() throws IOException {
    keepTrials(0, 8);
    InProcess answer = importance();

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .containsExactly(
            folder
                + ": has 2 parameters and 9 complete trials; importance needs 2 parameters and 10"
                + " trials, at least one of them complete");
    assertThat(folder.resolve("tables")).doesNotExist();
  }

  @Test
  void trialsThatWereGivenUp_comeAfterTheCompleteOnes_whereTheOrderCounts()
      throws IOException, SQLException {
    keepTrials(0, 2, 0.05);
    pruneTrials(3, 32);
    InProcess answer = importance();

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.outLines())
        .startsWith(
            "3 complete trials, 30 pruned; shares with 90 % intervals, less those of chance")
        .contains("fanova needs 10 complete trials.")
        .doesNotContain("fanova: share of the score's variance over the space");
    assertThat(query("SELECT DISTINCT method, trials FROM @importance ORDER BY method"))
        .containsExactly("ped_anova | 33", "ped_anova_local | 33");
    assertThat(
            query("SELECT parameter FROM @importance WHERE method = 'ped_anova' AND share_low > 0"))
        .containsExactly("model.dropout");
  }

  @Test
  void whatIsNoRun_isBadInput() {
    for (String name : List.of("nowhere", "journal")) {
      InProcess answer = InProcess.executeWithoutSpark("importance", folder + "/" + name);

      assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(answer.errLines())
          .containsExactly(
              folder
                  + "/"
                  + name
                  + ": no such folder; name the folder of a study, such as runs/digits-mlp");
    }
    InProcess answer = InProcess.executeWithoutSpark("importance", folder.resolve("..").toString());
    assertThat(answer.errLines().get(0))
        .contains(": has no study.conf; name the folder of a study");
  }

  @Test
  void aFolderWithoutJournal_isBadInput() {
    InProcess answer = importance();

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.errLines())
        .containsExactly(
            folder + ": has no journal; name the folder of a study, such as runs/digits-mlp");
  }
}
