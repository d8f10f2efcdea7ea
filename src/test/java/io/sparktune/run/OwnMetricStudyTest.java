package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import io.sparktune.data.DataFiles;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.Tables;
import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.past.ReplayedState;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.metrics.OwnMetrics;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study by a user's own metric, from its file to its tables. */
final class OwnMetricStudyTest {

  private static final int TRIALS = 6;

  private static final String SETTINGS =
      """
      data { source { circles { count = 200 } }, hold-out = 0.2 }
      model.units = { int = [1, 24] }
      training { epochs = 6, early-stopping.patience = 2 }
      validation.folds = 2
      search { sampler = random, trials = 6 }
      pruning.pruner = { median { startup-trials = 2 } }
      """;

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;

  private static StudyFile file(String goal, String more) {
    return StudyFile.read(
        "own.conf",
        "study.goal = " + goal + "\n" + SETTINGS + more,
        List.of(),
        Set.of(),
        Kinds.builtIn().with(OwnMetrics.SOURCE));
  }

  private static StudyInput input(StudyFile file) {
    return StudyInput.read(file, DataFiles.none());
  }

  private Storage storage() {
    return Storage.at(folder.toString(), new Configuration());
  }

  private StudyState run(StudyFile file) throws Exception {
    NativeThreads.use(1);
    StudyInput input = input(file);
    FoldTraining training =
        new FoldTraining(
            input.dataset(),
            input.data().folds(),
            input.data().metrics().goals(),
            input.data().metrics().measured(),
            file.segments());
    SingleFoldTrainer trainer =
        (fold, gate) ->
            training.train(
                fold,
                List.of(file.trialSettings().apply(fold.trial().values())),
                gate,
                Checkpoints.none(),
                "here",
                "1");
    StudyState initial = StudyState.initial(file.rules(input.folds(), TRIALS));
    JournalChain chain = new JournalChain();
    StudyTables all = new StudyTables("own", file.space(), initial.rules(), input.metricColumns());
    try (Tables tables = new Tables(storage().in("tables"), chain, all);
        FileJournal journal =
            FileJournal.open(storage().in("journal"), chain, (sequence, event) -> {});
        Runner runner = new InProcessRunner(2, trainer, CLOCK)) {
      Study study =
          new Study(
              initial,
              new StudySearch(file, List.of()).scheduler(),
              journal,
              List.of(tables),
              CLOCK);
      StudyState end =
          new StudyLoop(study, CLOCK)
              .run(
                  new Event.StudyOpened(
                      CLOCK.instant(), "own", "", "", "", Limits.ofTrials(TRIALS), null),
                  runner);
      tables.finish();
      return end;
    }
  }

  @Test
  void aUsersMetricAsTheFirstGoal_isScoredAfterEachEpochAndPrunedBy() throws Exception {
    StudyFile file = file("[\"maximize threshold-profit\", \"minimize parameters\"]", "");
    StudyState end = run(file);

    FinishedTrial best = end.best().orElseThrow();
    assertThat(best.score()).isBetween(-1.0, 5.0);
    assertThat(query("SELECT count(*) FROM '@folds/*.parquet' WHERE state = 'failed'"))
        .isEqualTo("0");
    assertThat(
            query(
                "SELECT count(*) FROM '@folds/*.parquet'"
                    + " WHERE score IS NOT NULL AND score <> threshold_profit"))
        .isEqualTo("0");
    assertThat(query("SELECT max(score) FROM '@epochs/*.parquet'")).isNotEqualTo("null");
    assertThat(query("SELECT count(*) > 0 FROM '@fronts/*.parquet'")).isEqualTo("true");
    assertThat(ReplayedState.of(file, storage().in("journal")).state().best()).contains(best);
  }

  @Test
  void aUsersMetricAsAFurtherGoalAndInAConstraint_isAColumn() throws Exception {
    StudyFile file =
        file(
            "[\"maximize accuracy\", \"maximize threshold-profit\"]",
            "search.constraints = [\"threshold-profit >= 1.5\"]");
    StudyState end = run(file);

    assertThat(end.count(TrialState.COMPLETE)).isPositive();
    assertThat(query("SELECT count(threshold_profit) FROM '@trials/*.parquet'"))
        .isEqualTo(String.valueOf(end.count(TrialState.COMPLETE)));
    assertThat(
            query(
                "SELECT count(*) FROM '@trials/*.parquet'"
                    + " WHERE state = 'complete' AND feasible <> (threshold_profit >= 1.5)"))
        .isEqualTo("0");
    assertThat(query("SELECT count(*) = count(threshold_profit) FROM '@fronts/*.parquet'"))
        .isEqualTo("true");
  }

  @Test
  void theHeldOutRowsAreScoredByAUsersMetric() {
    StudyFile file = file("\"maximize accuracy\"", "validation.metrics = [threshold-profit]");
    StudyInput input = input(file);
    TrainedModel model =
        TrainedModel.train(
            input.dataset(),
            input.data().folds().studyRows(),
            Stage.of(
                new Trial(0, file.space().valuesAt(new double[] {0.5}), 1),
                List.of(file.trialSettings().apply(file.space().valuesAt(new double[] {0.5}))),
                trial -> 1L),
            2);

    assertThat(
            model
                .score(
                    input.dataset(),
                    input.data().folds().holdOutRows(),
                    input.data().metrics().measured())
                .defined())
        .containsKeys("accuracy", "threshold_profit");
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(sql.replace("@", folder.resolve("tables") + "/"))) {
      result.next();
      return String.valueOf(result.getObject(1));
    }
  }
}
