package io.sparktune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the tables of the same studies as two builds wrote them, cell by cell and bit by bit:
 * {@code TableComparison BEFORE AFTER}, two folders of studies. Times, hosts, and what follows from
 * times are left out. Ends with exit code 1 where anything else differs.
 */
public final class TableComparison {

  private static final Set<String> OF_THE_MACHINE =
      Set.of("host", "executor", "attempt", "event", "decided_at", "started_at", "finished_at");

  /** Texts for people, whose wording may change. */
  private static final Set<String> WORDS = Set.of("pruned_reason", "undefined_metrics");

  /** Rows of other tables follow from timing even where their cells do not. */
  private static final List<String> TABLES = List.of("trials", "folds", "epochs");

  private TableComparison() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path before = Path.of(arguments[0]);
    Path after = Path.of(arguments[1]);
    boolean same = true;
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duckdb.createStatement()) {
      for (String study : studies(before)) {
        for (String table : TABLES) {
          same &= compare(sql, study, table, before, after);
        }
      }
    }
    System.out.println(same ? "all tables are the same" : "tables differ");
    System.exit(same ? 0 : 1);
  }

  private static List<String> studies(Path folder) throws IOException {
    try (Stream<Path> studies = Files.list(folder)) {
      return studies.map(study -> study.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean compare(Statement sql, String study, String table, Path before, Path after)
      throws SQLException {
    String rows = "read_parquet('%s/" + study + "/tables/" + table + "/*.parquet')";
    String old = String.format(rows, before);
    String now = String.format(rows, after);
    Set<String> shared = columns(sql, old);
    Set<String> others = columns(sql, now);
    Set<String> only = new TreeSet<>(shared);
    only.removeAll(others);
    Set<String> added = new TreeSet<>(others);
    added.removeAll(shared);
    shared.retainAll(others);
    shared.removeIf(
        column ->
            OF_THE_MACHINE.contains(column) || WORDS.contains(column) || column.endsWith("millis"));
    String cells = shared.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    long lost =
        count(
            sql,
            "(SELECT "
                + cells
                + " FROM "
                + old
                + " EXCEPT ALL SELECT "
                + cells
                + " FROM "
                + now
                + ")");
    long gained =
        count(
            sql,
            "(SELECT "
                + cells
                + " FROM "
                + now
                + " EXCEPT ALL SELECT "
                + cells
                + " FROM "
                + old
                + ")");
    System.out.printf(
        "%-16s %-7s %5d rows, %2d columns: %s%s%s%n",
        study,
        table,
        count(sql, now),
        shared.size(),
        lost + gained == 0 ? "the same" : lost + " rows only before, " + gained + " only after",
        only.isEmpty() ? "" : "; columns only before: " + only,
        added.isEmpty() ? "" : "; only after: " + added);
    return lost + gained == 0;
  }

  private static Set<String> columns(Statement sql, String rows) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found = sql.executeQuery("DESCRIBE SELECT * FROM " + rows)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return new TreeSet<>(names);
  }

  private static long count(Statement sql, String rows) throws SQLException {
    try (ResultSet found = sql.executeQuery("SELECT count(*) FROM " + rows)) {
      found.next();
      return found.getLong(1);
    }
  }
}
