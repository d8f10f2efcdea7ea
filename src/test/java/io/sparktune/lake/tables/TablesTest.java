package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.space.expression.Domain;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read back with DuckDB, which shares no code with the writer. */
final class TablesTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new RealParameter("model.x", 0, 1, Scale.LINEAR),
              new ChoiceParameter("training.updater", List.of("adam", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1,
                              1,
                              List.of(
                                  new RealParameter(
                                      "training.updater.sgd.momentum", 0, 1, Scale.LINEAR))))),
              new IntegerParameter("training.batch-size", 8, 64, Scale.LINEAR),
              new ChoiceParameter("model.batch-normalisation", List.of(true, false))));

  private static final StudyRules RULES = Fixtures.rules(2, Direction.MAXIMIZE);

  private static final Configuration LOCAL = new Configuration();

  private static final EventDigests JOURNAL = new KnownEvents("this", Long.MAX_VALUE);

  @TempDir private Path folder;

  private StudyState state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
  private long sequence;

  private Tables tables() {
    return new Tables(
        Storage.at(folder.toString(), LOCAL),
        JOURNAL,
        new StudyTables("small", SPACE, RULES, List.of("accuracy", "roc_auc")));
  }

  private static List<Event> trial(int number, String updater) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model.x", 0.25 * number);
    values.put("training.updater", updater);
    if (updater.equals("sgd")) {
      values.put("training.updater.sgd.momentum", 0.9);
    }
    values.put("training.batch-size", 32L);
    values.put("model.batch-normalisation", true);
    Trial trial = new Trial(number, new Values(values), number);
    List<Event> events = new ArrayList<>();
    events.add(new Event.TrialProposed(Fixtures.NOW, trial));
    for (int fold = 0; fold < 2; fold++) {
      events.add(new Event.FoldStarted(Fixtures.NOW, number, fold, 1, 0, FoldAssignment.END));
      FoldAssignment assignment = new FoldAssignment(trial, fold, 1);
      events.add(
          new Event.FoldFinished(
              Fixtures.NOW,
              number == 2 && fold == 1
                  ? Fixtures.failed(assignment, FailureKind.DIVERGED)
                  : Fixtures.scored(assignment)));
    }
    return events;
  }

  private static List<Event> history() {
    List<Event> events = new ArrayList<>();
    events.add(Fixtures.opened(100));
    events.addAll(trial(0, "adam"));
    events.addAll(trial(1, "sgd"));
    events.addAll(trial(2, "adam"));
    return events;
  }

  @Test
  void trialsTellWhatTheyGoOnFrom() throws SQLException {
    state = StudyState.initial(Fixtures.population(2, 4));
    Trial parent = new Trial(0, new Values(Map.of("model.x", 0.5)), 1);
    Trial child = new Trial(1, new Values(Map.of("model.x", 0.75)), 2, new Origin(parent, 4));
    List<Event> events = new ArrayList<>(List.of(Fixtures.opened(10)));
    events.add(new Event.TrialProposed(Fixtures.NOW, parent));
    for (int fold = 0; fold < 2; fold++) {
      events.add(new Event.FoldStarted(Fixtures.NOW, 0, fold, 1, 0, 4));
      FoldOutcome paused = new FoldOutcome.Paused(new Checkpoint(1, 4), 4, 1);
      FoldResult result = Fixtures.result(new FoldAssignment(parent, fold, 1), paused);
      events.add(new Event.FoldFinished(Fixtures.NOW, result.withEpochs(epochs(1, 4))));
    }
    events.add(new Event.TrialProposed(Fixtures.NOW, child));
    events.add(new Event.TrialPruned(Fixtures.NOW, 0, 0, 4, "among the worst"));
    for (int fold = 0; fold < 2; fold++) {
      events.add(new Event.FoldStarted(Fixtures.NOW, 1, fold, 1, 4, 8));
      FoldOutcome paused = new FoldOutcome.Paused(new Checkpoint(1, 8), 8, 1);
      FoldResult result = Fixtures.result(new FoldAssignment(child, fold, 1), paused);
      events.add(new Event.FoldFinished(Fixtures.NOW, result.withEpochs(epochs(5, 8))));
    }
    events.add(new Event.TrialPruned(Fixtures.NOW, 1, 0, 8, "among the worst"));
    Tables tables = tables();
    record(tables, events);
    tables.finish();

    assertThat(query("SELECT trial, parent, parent_epoch, epochs FROM '@trials/*.parquet'"))
        .containsExactly("0 null null 8", "1 0 4 8");
    assertThat(
            query(
                "SELECT reason FROM '@decisions/*.parquet' WHERE decision = 'propose'"
                    + " ORDER BY trial"))
        .containsExactly("null", "resumes from trial 0 after epoch 4");
    assertThat(query("SELECT min(epoch), max(epoch) FROM '@epochs/*.parquet' WHERE trial = 1"))
        .containsExactly("5 8");
    assertThat(query("SELECT DISTINCT epochs FROM '@folds/*.parquet' WHERE trial = 1"))
        .containsExactly("8");
  }

  private static List<EpochScore> epochs(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(epoch -> new EpochScore(epoch, 0.5, 0.1 * epoch, 3))
        .toList();
  }

  private void record(Tables tables, List<Event> events) {
    for (Event event : events) {
      state = state.after(event);
      tables.recorded(++sequence, event, state);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql.replace("@", folder.toString() + "/"))) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join(" ", cells));
        }
        return rows;
      }
    }
  }

  @Test
  void trials_areRowsWithTypedParameters_absentOnesNull() throws SQLException {
    try (Tables tables = tables()) {
      record(tables, history());
      tables.finish();
    }

    assertThat(
            query(
                "SELECT trial, state, score, folds, epochs, param_model_x, param_training_updater,"
                    + " param_training_updater_sgd_momentum, param_training_batch_size,"
                    + " param_model_batch_normalisation, failure_kind"
                    + " FROM '@trials/*.parquet' ORDER BY trial"))
        .isEqualTo(
            List.of(
                "0 complete -0.005 2 4 0.0 adam null 32 true null",
                "1 complete 0.245 2 4 0.25 sgd 0.9 32 true null",
                "2 failed null 1 4 0.5 adam null 32 true diverged"));
    assertThat(
            query("SELECT params_json->>'$.\"model.x\"' FROM '@trials/*.parquet' ORDER BY trial"))
        .isEqualTo(List.of("0.0", "0.25", "0.5"));
  }

  @Test
  void columnsHavePlainTypes_timesAreMicroseconds() throws SQLException {
    try (Tables tables = tables()) {
      record(tables, history());
      tables.finish();
    }

    assertThat(
            query(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM"
                    + " '@trials/*.parquet')"))
        .contains(
            "study VARCHAR",
            "trial BIGINT",
            "score DOUBLE",
            "started_at TIMESTAMP WITH TIME ZONE",
            "param_training_batch_size BIGINT",
            "param_model_batch_normalisation BOOLEAN");
    assertThat(query("SELECT epoch_us(started_at) FROM '@trials/*.parquet' LIMIT 1"))
        .isEqualTo(List.of("" + (Fixtures.NOW.getEpochSecond() * 1_000_000 + 123_456)));
    assertThat(query("SELECT DISTINCT type FROM parquet_schema('@*/*.parquet')"))
        .doesNotContain("INT96");
    assertThat(
            query(
                "SELECT decode(value) FROM parquet_kv_metadata('@trials/*.parquet')"
                    + " WHERE decode(key) = 'sparktune.schema-version'"))
        .isEqualTo(List.of("1"));
  }

  @Test
  void foldsTellMetrics_reasonsAndFailures() throws SQLException {
    try (Tables tables = tables()) {
      record(tables, history());
      tables.finish();
    }

    assertThat(
            query(
                "SELECT trial, fold, attempt, state, score, accuracy, roc_auc, undefined_metrics,"
                    + " epochs, fit_millis, host, executor, failure_kind, failure_message"
                    + " FROM '@folds/*.parquet' WHERE trial = 2 ORDER BY fold"))
        .isEqualTo(
            List.of(
                "2 0 1 complete 0.5 0.5 null roc_auc: only class a 2 12 host 1 null null",
                "2 1 1 failed null null null null 2 null host 1 diverged it is diverged"));
    assertThat(query("SELECT count(*), count(score), max(epoch) FROM '@epochs/*.parquet'"))
        .isEqualTo(List.of("12 6 2"));
  }

  @Test
  void foldsTellWhereTheyWereTakenFrom_andTheirTrialNoEpochs() throws SQLException {
    Trial trial = new Trial(3, new Values(Map.of("model.x", 0.5)), 3);
    try (Tables tables = tables()) {
      record(tables, List.of(Fixtures.opened(1), new Event.TrialProposed(Fixtures.NOW, trial)));
      for (int fold = 0; fold < 2; fold++) {
        FoldAssignment assignment = new FoldAssignment(trial, fold, 1);
        FoldResult result =
            fold == 0
                ? Fixtures.takenOver(assignment, "trial 8 of runs/last-night")
                : Fixtures.scored(assignment);
        Event started = new Event.FoldStarted(Fixtures.NOW, 3, fold, 1, 0, FoldAssignment.END);
        record(tables, List.of(started, new Event.FoldFinished(Fixtures.NOW, result)));
      }
      tables.finish();
    }

    assertThat(query("SELECT fold, epochs, taken_from FROM '@folds/*.parquet' ORDER BY fold"))
        .isEqualTo(List.of("0 2 trial 8 of runs/last-night", "1 2 null"));
    assertThat(query("SELECT folds, epochs, best_epoch FROM '@trials/*.parquet'"))
        .isEqualTo(List.of("2 2 2"));
  }

  private static final StudyRules SMALL =
      Fixtures.rules(
          2,
          Goals.of(RULES.goals().first(), new Goal(CostMetric.PARAMETERS, "", Direction.MINIMIZE)),
          new PrunerSettings.None(),
          RaceTest.NONE,
          0);

  private void recordFront(Tables tables) {
    state = StudyState.initial(SMALL);
    record(tables, List.of(Fixtures.opened(100)));
    record(tables, Fixtures.complete(0, List.of(0.5, 0.5), new Costs(1000, 0.5, 4000)));
    record(tables, Fixtures.complete(1, List.of(0.75, 0.75), new Costs(2000, 0.5, 8000)));
    record(tables, Fixtures.complete(2, List.of(0.25, 0.25), new Costs(3000, 0.5, 9000)));
    record(tables, Fixtures.complete(3, List.of(0.75, 0.75), new Costs(900, 0.25, 3600)));
    tables.finish();
  }

  @Test
  void costsAreColumnsOfTrialsAndFolds_nullWhereTheyWereNotMeasured() throws SQLException {
    try (Tables tables =
        new Tables(
            Storage.at(folder.toString(), LOCAL),
            JOURNAL,
            new StudyTables(
                "small",
                new Space(List.of(new RealParameter("model.x", 0, 1, Scale.LINEAR))),
                RULES,
                List.of("accuracy", "parameters", "predict_millis", "model_bytes")))) {
      record(tables, List.of(Fixtures.opened(100)));
      record(tables, Fixtures.complete(0, List.of(0.5, 0.5), new Costs(1000, 0.5, 4000)));
      record(tables, Fixtures.complete(1, List.of(0.5, 0.5), null));
      tables.finish();
    }

    assertThat(
            query(
                "SELECT trial, parameters, fit_millis, predict_millis, model_bytes"
                    + " FROM '@trials/*.parquet' ORDER BY trial"))
        .isEqualTo(List.of("0 1000.0 12.0 0.5 4000.0", "1 null 12.0 null null"));
    assertThat(
            query(
                "SELECT trial, fold, parameters, fit_millis, predict_millis, model_bytes"
                    + " FROM '@folds/*.parquet' WHERE fold = 0 ORDER BY trial"))
        .isEqualTo(List.of("0 0 1000.0 12 0.5 4000.0", "1 0 null 12 null null"));
    assertThat(folder.resolve("fronts")).doesNotExist();
  }

  @Test
  void trialsTellWhetherTheyKeepTheConstraints() throws SQLException {
    Expression small = Expression.parse("parameters < 2000", Map.of("parameters", Domain.NUMBERS));
    StudyRules rules = Fixtures.rules(2, RULES.goals(), List.of(small));
    try (Tables tables =
        new Tables(
            Storage.at(folder.toString(), LOCAL),
            JOURNAL,
            new StudyTables(
                "small",
                new Space(List.of(new RealParameter("model.x", 0, 1, Scale.LINEAR))),
                rules,
                List.of()))) {
      state = StudyState.initial(rules);
      record(tables, List.of(Fixtures.opened(100)));
      record(tables, Fixtures.complete(0, List.of(0.5, 0.5), new Costs(1000, 0.5, 4000)));
      record(tables, Fixtures.complete(1, List.of(0.5, 0.5), new Costs(2000, 0.5, 4000)));
      record(tables, trial(2, "adam"));
      tables.finish();
    }

    assertThat(query("SELECT trial, state, feasible FROM '@trials/*.parquet' ORDER BY trial"))
        .isEqualTo(List.of("0 complete true", "1 complete false", "2 failed null"));
  }

  @Test
  void theFrontIsTold_asTrialsEnterAndLeaveIt() throws SQLException {
    try (Tables tables =
        new Tables(
            Storage.at(folder.toString(), LOCAL),
            JOURNAL,
            new StudyTables("small", SPACE, SMALL, List.of()))) {
      recordFront(tables);
    }

    assertThat(
            query(
                "SELECT event, trial, change, score, parameters, size, knee,"
                    + " hypervolume = lag(hypervolume, 1, hypervolume) OVER (ORDER BY event)"
                    + " FROM '@fronts/*.parquet' ORDER BY event, change DESC, trial"))
        .isEqualTo(
            List.of(
                "6 0 enter 0.5 1000.0 1 0 true",
                "11 1 enter 0.75 2000.0 2 0 false",
                "21 0 leave 0.5 1000.0 1 3 false",
                "21 1 leave 0.75 2000.0 1 3 true",
                "21 3 enter 0.75 900.0 1 3 true"));
    assertThat(
            query(
                "SELECT trial FROM '@trials/*.parquet' SEMI JOIN (SELECT trial FROM"
                    + " '@fronts/*.parquet' GROUP BY trial HAVING bool_and(change = 'enter'))"
                    + " USING (trial)"))
        .isEqualTo(List.of("3"));
  }

  @Test
  void filesFromBeforeAColumnWasAdded_becomeOneFileWithIt() throws SQLException {
    List<Event> events = history();
    try (Tables tables =
        new Tables(
            Storage.at(folder.toString(), LOCAL),
            JOURNAL,
            new StudyTables("small", SPACE, RULES, List.of("roc_auc")))) {
      record(tables, events.subList(0, 6));
      tables.finish();
    }
    state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
    sequence = 0;
    try (Tables tables = tables()) {
      record(tables, events);
      tables.finish();
    }

    assertThat(
            query(
                "SELECT trial, fold, state, accuracy, host, started_at IS NULL, failure_kind"
                    + " FROM '@folds/*.parquet' ORDER BY trial, fold"))
        .isEqualTo(
            List.of(
                "0 0 complete null host false null",
                "0 1 complete null host false null",
                "1 0 complete 0.25 host false null",
                "1 1 complete 0.24 host false null",
                "2 0 complete 0.5 host false null",
                "2 1 failed null host false diverged"));
  }

  @Test
  void epochsToldWhileAFoldTrains_areRowsOnce_andCountedInTheFold() throws SQLException {
    List<Event> events = new ArrayList<>(history().subList(0, 3));
    Trial trial = ((Event.TrialProposed) events.get(1)).trial();
    FoldAssignment fold = new FoldAssignment(trial, 0, 1);
    events.add(
        new Event.EpochsScored(
            Fixtures.NOW, 0, 0, 1, List.of(new EpochScore(1, 0.7, 0.5, 4)), Checkpoint.NONE));
    FoldResult result = Fixtures.scored(fold);
    events.add(
        new Event.FoldFinished(Fixtures.NOW, result.withEpochs(result.epochs().subList(1, 2))));
    try (Tables tables = tables()) {
      record(tables, events);
      tables.finish();
    }

    assertThat(query("SELECT epoch, score FROM '@epochs/*.parquet' ORDER BY epoch"))
        .isEqualTo(List.of("1 0.5", "2 null"));
    assertThat(query("SELECT epochs FROM '@folds/*.parquet'")).isEqualTo(List.of("2"));
  }

  @Test
  void trialsHaveTheirPlaces_onceTheStudyHasEnded() throws Exception {
    String places =
        "SELECT trial, rank, tied, round(honest_score, 2) FROM '@trials/*.parquet' ORDER BY trial";
    List<Event> first = new ArrayList<>(List.of(Fixtures.opened(100)));
    first.addAll(Fixtures.complete(0, List.of(0.5, 0.6), null));
    first.addAll(Fixtures.complete(1, List.of(0.9, 0.8), null));
    first.addAll(trial(2, "adam"));
    first.add(new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
    List<Event> second = new ArrayList<>(List.of(Fixtures.opened(100)));
    second.add(new Event.StudyClosed(Fixtures.NOW, StopReason.TIME_UP));
    List<Event> third = new ArrayList<>(List.of(Fixtures.opened(100)));
    third.addAll(Fixtures.complete(3, List.of(0.95, 0.95), null));
    try (Tables tables = tables()) {
      record(tables, first);
      tables.finish();
      assertThat(query(places))
          .containsExactly("0 null null null", "1 null null null", "2 null null null");
      record(tables, second);
      tables.finish();
      assertThat(query(places))
          .containsExactly("0 2 true null", "1 1 true 0.85", "2 null null null");
      record(tables, third);
      tables.finish();
      assertThat(query("SELECT trial, rank FROM '@trials/*.parquet' ORDER BY trial"))
          .containsExactly("0 2", "1 1", "2 null", "3 null");
    }
    List<Event> all = Stream.of(first, second, third).flatMap(List::stream).toList();
    assertThat(differences(all)).isEmpty();
    assertThat(differences(all.subList(0, all.size() - third.size()))).hasSize(1);
  }

  /** How the tables differ from these events. */
  private List<String> differences(List<Event> events) throws IOException {
    TablesCheck.Snapshot seen = new TablesCheck.Snapshot(Storage.at(folder.toString(), LOCAL));
    StudyTables of = new StudyTables("small", SPACE, RULES, List.of("accuracy", "roc_auc"));
    StudyState now = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
    try (TablesCheck check = new TablesCheck(seen, JOURNAL, of)) {
      long event = 0;
      for (Event each : events) {
        now = now.after(each);
        check.recorded(++event, each, now);
      }
      return check.differences().stream().filter(line -> line.contains("trials")).toList();
    }
  }

  @Test
  void decisionsStandInTheirOrder_withTheirReasons() throws SQLException {
    List<Event> events = new ArrayList<>(history().subList(0, 3));
    events.add(new Event.TrialPruned(Fixtures.NOW, 0, 0, 3, "rank 7 of 9"));
    events.add(new Event.StudyClosed(Fixtures.NOW, StopReason.TIME_UP));
    try (Tables tables = tables()) {
      record(tables, events);
      tables.finish();
    }

    assertThat(
            query(
                "SELECT event, decision, trial, fold, epoch, reason FROM '@decisions/*.parquet'"
                    + " ORDER BY event"))
        .isEqualTo(
            List.of(
                "2 propose 0 null null null",
                "3 start 0 0 0 null",
                "4 prune 0 0 3 rank 7 of 9",
                "5 close null null null the time limit is reached"));
  }

  @Test
  void aDriverThatDiesAtAnyEvent_leavesNoRowTwiceAndNoneOut() throws SQLException {
    List<Event> history = history();
    for (int cut = 0; cut <= history.size(); cut++) {
      Path life = folder.resolve("cut-" + cut);
      Storage storage = Storage.at(life.toString(), LOCAL);
      state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
      sequence = 0;
      try (Tables first =
          new Tables(
              storage, JOURNAL, new StudyTables("small", SPACE, RULES, List.of("accuracy")))) {
        record(first, history.subList(0, cut));
        if (cut % 2 == 0) {
          first.finish();
        }
      }
      state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
      sequence = 0;
      try (Tables second =
          new Tables(
              storage, JOURNAL, new StudyTables("small", SPACE, RULES, List.of("accuracy")))) {
        record(second, history);
        second.finish();
      }
      String root = "@cut-" + cut;
      assertThat(query("SELECT trial FROM '" + root + "/trials/*.parquet' ORDER BY trial"))
          .isEqualTo(List.of("0", "1", "2"));
      assertThat(query("SELECT count(*) FROM '" + root + "/folds/*.parquet'"))
          .isEqualTo(List.of("6"));
      assertThat(query("SELECT count(*) FROM '" + root + "/epochs/*.parquet'"))
          .isEqualTo(List.of("12"));
    }
  }

  @Test
  void aTableWithoutRows_canBeRead_alsoAfterTheStudyWentOn() throws SQLException {
    try (Tables tables = tables()) {
      record(tables, List.of(Fixtures.opened(100)));
      tables.finish();
    }
    assertThat(query("SELECT count(*), count(param_model_x) FROM '@trials/*.parquet'"))
        .containsExactly("0 0");

    try (Tables tables = tables()) {
      record(tables, trial(0, "adam"));
      tables.finish();
    }
    assertThat(query("SELECT trial FROM '@trials/*.parquet'")).containsExactly("0");
  }

  @Test
  void finishedTablesAreOneFileEach() throws Exception {
    try (Tables tables = tables()) {
      record(tables, history().subList(0, 6));
      tables.finish();
    }
    state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
    sequence = 0;
    try (Tables tables = tables()) {
      record(tables, history());
      tables.finish();
    }

    for (String table : List.of("trials", "folds", "epochs")) {
      try (var files = Files.list(folder.resolve(table))) {
        assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
      }
    }
  }
}
