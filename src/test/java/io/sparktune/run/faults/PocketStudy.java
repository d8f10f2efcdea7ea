package io.sparktune.run.faults;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.run.past.StudyEvents;
import io.sparktune.run.past.WrittenTables;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A study without Spark: its lock, journal and tables are those of any study, and its folds are
 * scored at once.
 */
final class PocketStudy {

  static final int TRIALS = 3;
  private static final StudyRules RULES = Fixtures.rules(2, Direction.MAXIMIZE);

  private final String folder;
  private final Configuration configuration;

  PocketStudy(Object folder, Configuration configuration) {
    this.folder = folder.toString();
    this.configuration = configuration;
  }

  /**
   * Runs or resumes it to its end.
   *
   * @throws io.sparktune.lake.journal.DamagedJournal if its journal cannot be believed
   */
  void run() throws Exception {
    Storage storage = Storage.at(folder, configuration);
    StudyEvents possible = new StudyEvents(Fixtures.space(), RULES);
    StudyState[] state = {possible.initial()};
    try (StudyLock lock = StudyLock.take(storage, Duration.ZERO).orElseThrow()) {
      Storage own = storage.fenced(lock);
      FileJournal.seal(own.in("journal"));
      StudyTables all =
          new StudyTables("pocket", Fixtures.space(), RULES, List.of("accuracy", "roc_auc"));
      try (WrittenTables tables = new WrittenTables(own, all);
          FileJournal journal =
              FileJournal.open(
                  own.in("journal"),
                  tables.chain(),
                  (sequence, event) -> {
                    state[0] = possible.after(state[0], event);
                    tables.recorded(sequence, event, state[0]);
                  })) {
        tables.begin();
        if (state[0].closed().isEmpty()) {
          Study study =
              new Study(
                  state[0],
                  Fixtures.scheduler(TRIALS),
                  journal,
                  List.of(tables),
                  InstantSource.fixed(Fixtures.NOW));
          StudyState unused =
              new StudyLoop(study, InstantSource.fixed(Fixtures.NOW))
                  .run(Fixtures.opened(TRIALS), new ImmediateRunner());
        }
        Optional<String> lack = tables.finishAndCheck();
        if (lack.isPresent()) {
          throw new UnwrittenTables(lack.get());
        }
      }
    }
  }

  /** Tables that lack rows at the end, as a study says with exit code 3. */
  static final class UnwrittenTables extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnwrittenTables(String lack) {
      super(lack);
    }
  }

  /** Scores each fold when it is started, an epoch before its end. */
  private static final class ImmediateRunner implements Runner {

    private @Nullable EventInbox inbox;

    @Override
    public void open(EventInbox receiver) {
      inbox = receiver;
      receiver.tell(new Event.SlotsChanged(Fixtures.NOW, 1));
    }

    @Override
    public void start(List<FoldAssignment> assignments) {
      EventInbox receiver = Objects.requireNonNull(inbox);
      for (FoldAssignment fold : assignments) {
        FoldResult result = Fixtures.scored(fold);
        receiver.tell(
            new Event.EpochsScored(
                Fixtures.NOW,
                result.trial(),
                result.fold(),
                result.attempt(),
                result.epochs().subList(0, 1),
                Checkpoint.NONE));
        receiver.tell(new Event.FoldFinished(Fixtures.NOW, result));
      }
    }

    @Override
    public void close() {}
  }

  /** Every row of the tables, but for what another attempt changes. */
  List<String> rows(Connection database) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT * EXCLUDE (started_at, finished_at) FROM @trials",
            "SELECT trial, fold, state, score, accuracy, epochs FROM @folds",
            "SELECT trial, fold, epoch, score, train_loss FROM @epochs",
            "SELECT decision, trial FROM @decisions WHERE decision = 'propose'")) {
      rows.addAll(rows(database, query));
    }
    return rows;
  }

  /** Trials, and scored folds, that are in the tables more than once. */
  List<String> doubled(Connection database) throws SQLException {
    return rows(
        database,
        """
        SELECT trial, fold FROM @folds WHERE state = 'complete' GROUP BY ALL HAVING count(*) > 1
        UNION ALL SELECT trial, -1 FROM @trials GROUP BY ALL HAVING count(*) > 1
        """);
  }

  private List<String> rows(Connection database, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    String resolved = query.replaceAll("@(\\w+)", "'" + folder + "/tables/$1/*.parquet'");
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(resolved + " ORDER BY ALL")) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(result.getObject(i)).append(" | ");
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
