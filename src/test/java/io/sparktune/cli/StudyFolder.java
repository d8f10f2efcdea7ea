package io.sparktune.cli;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What a study left behind, read with DuckDB and from its journal. */
public record StudyFolder(Path root) {

  /** The rows of a query, cells joined by " | "; {@code @table} stands for a table's files. */
  public List<String> query(String sql) throws SQLException {
    String resolved = sql.replaceAll("@(\\w+)", "'" + root + "/tables/$1/*.parquet'");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(resolved)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" | ", cells));
      }
      return rows;
    }
  }

  /** Every value of the trials table but times, which no two runs share. */
  List<String> trials() throws SQLException {
    return query(
        "SELECT * EXCLUDE (started_at, finished_at, fit_millis, predict_millis)"
            + " FROM @trials ORDER BY trial");
  }

  /** Every value of the folds table but times and places. */
  List<String> folds() throws SQLException {
    return query(
        "SELECT * EXCLUDE (started_at, finished_at, fit_millis, score_millis, predict_millis, host,"
            + " executor, attempt) FROM @folds WHERE state = 'complete' ORDER BY trial, fold");
  }

  /** All events of all drivers, in order. */
  public List<Event> events() throws IOException {
    List<Event> events = new ArrayList<>();
    FileJournal.open(
            Storage.at(root + "/journal", new Configuration()),
            (sequence, event) -> events.add(event))
        .close();
    return events;
  }

  long count(Class<? extends Event> kind) throws IOException {
    return events().stream().filter(kind::isInstance).count();
  }
}
