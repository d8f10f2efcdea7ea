package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A comparison of a study's tables with the events of its journal, also while the study runs. */
public final class TablesCheck implements StudyObserver, Closeable {

  /** The tables as they are at a moment, which is to be before the journal is read. */
  public static final class Snapshot {
    private final Storage folder;
    private final Map<String, TableFiles> filesByTable = new LinkedHashMap<>();

    /**
     * @param folder of all tables
     */
    public Snapshot(Storage folder) {
      this.folder = folder;
      for (String table : folder.names()) {
        filesByTable.put(table, TableFiles.in(folder.in(table)));
      }
    }

    /** The names of what is measured in folds, as the tables say it; empty where none does. */
    public Optional<List<String>> metrics() {
      return filesByTable.values().stream()
          .flatMap(files -> files.partByName().values().stream())
          .flatMap(Optional::stream)
          .filter(part -> part.events().through() >= 0)
          .map(part -> ParquetFile.metrics(part.metadata()))
          .filter(metrics -> !metrics.isEmpty())
          .findFirst();
    }

    private TableFiles files(String table) {
      return filesByTable.getOrDefault(table, new TableFiles(folder.in(table), Map.of()));
    }
  }

  private final Map<TableRows, TableCheck> checkByRows = new LinkedHashMap<>();
  private final List<String> importances;

  /**
   * @param journal with at least the events that there were at the moment of the snapshot
   */
  public TablesCheck(Snapshot seen, EventDigests journal, StudyTables of) {
    Configuration configuration = seen.folder.fileSystem().getConf();
    importances = seen.files(ImportanceTable.NAME).ofOthers(journal);
    for (TableRows rows : of.rows()) {
      TableFiles files = seen.files(rows.table());
      TableSchema schema = rows.schema(of.metrics());
      checkByRows.put(rows, new TableCheck(schema, files, files.of(journal), configuration));
    }
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    checkByRows.forEach(
        (rows, check) -> check.expect(TableOutlet.EventRows.of(rows, sequence, event, state)));
  }

  /**
   * How the tables differ from the events so far, a line for each row or file; to be called once.
   */
  public List<String> differences() {
    List<String> lines = new ArrayList<>();
    checkByRows.values().forEach(check -> lines.addAll(check.differences()));
    for (String file : importances) {
      lines.add("table " + ImportanceTable.NAME + ", " + file + ": was made from another journal");
    }
    return lines;
  }

  /** What the tables do not have yet of the latest events. */
  public List<String> unwritten() {
    List<String> lines = new ArrayList<>();
    checkByRows.forEach(
        (rows, check) -> {
          if (check.unwritten() > 0) {
            lines.add("table %s, the last %,d rows".formatted(rows.table(), check.unwritten()));
          }
        });
    return lines;
  }

  @Override
  public void close() throws IOException {
    for (TableCheck check : checkByRows.values()) {
      check.close();
    }
  }
}
