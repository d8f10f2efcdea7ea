package io.sparktune.run.past;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.journal.ReadAgain;
import io.sparktune.lake.tables.ImportanceTable;
import io.sparktune.lake.tables.ParquetSink;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.Tables;
import io.sparktune.lake.tables.TablesCheck;
import io.sparktune.report.Numbers;
import io.sparktune.settings.Secrets;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of a study as one driver writes them, and compares them with the journal. */
public final class WrittenTables implements StudyObserver, Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(WrittenTables.class);

  private final Storage folder;
  private final StudyTables of;
  private final JournalChain now = new JournalChain();
  private final Tables tables;

  /**
   * Nothing is written before {@link #begin}.
   *
   * @param folder of the study
   * @throws io.sparktune.lake.journal.DamagedJournal if a line of the journal cannot be one
   */
  public WrittenTables(Storage folder, StudyTables of) {
    this.folder = folder;
    this.of = of;
    EventDigests digests = new ReadAgain(FileJournal.digests(folder.in("journal")), now);
    this.tables = new Tables(folder.in("tables"), digests, of);
    try {
      ImportanceTable.deleteOfOthers(folder.in("tables"), digests);
    } catch (StorageFailure e) {
      LOG.warn("{}; the study goes on", Secrets.masked(String.valueOf(e.getMessage())));
    }
  }

  /** To be filled by the journal, before each event comes here. */
  public JournalChain chain() {
    return now;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    tables.recorded(sequence, event, state);
  }

  /** Writes from now on, what it has heard of so far first. */
  public void begin() {
    tables.begin();
  }

  /**
   * Writes what is left. May be repeated.
   *
   * @return why rows are lacking, where they cannot be written
   */
  public Optional<String> finish() {
    return tables.finish();
  }

  /**
   * Writes what is left, reads all tables again, and makes those that differ from the journal anew.
   *
   * @return why the tables are not right, where they cannot be made so
   */
  public Optional<String> finishAndCheck() throws IOException {
    Optional<String> lack = finish();
    try {
      return lack.isEmpty() ? checked() : anew().flatMap(unused -> lack);
    } catch (StorageFailure e) {
      if (e.reason() instanceof LostFolder) {
        throw e;
      }
      return lack.or(() -> Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Optional<String> checked() throws IOException {
    List<String> differences = differences();
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    LOG.warn("{}; the tables are written anew from the journal", Secrets.masked(told(differences)));
    return anew();
  }

  /** Writes all tables anew, empty where they are right then. */
  private Optional<String> anew() throws IOException {
    Optional<String> lack = writeAnew();
    if (lack.isPresent()) {
      return lack;
    }
    List<String> left = differences();
    return left.isEmpty() ? Optional.empty() : Optional.of(told(left));
  }

  private static String told(List<String> lines) {
    int more = lines.size() - 1;
    return lines.get(0) + (more == 0 ? "" : ", and " + Numbers.count(more, "more difference"));
  }

  private List<String> differences() throws IOException {
    TablesCheck.Snapshot seen = new TablesCheck.Snapshot(folder.in("tables"));
    try (TablesCheck check = new TablesCheck(seen, now, of)) {
      StudyState unused = RunJournal.of(of, folder).replay(check);
      return check.differences();
    }
  }

  private Optional<String> writeAnew() throws IOException {
    tables.close();
    JournalChain chain = new JournalChain();
    ParquetSink sink = ParquetSink.anew(folder.in("tables"), chain);
    try (Tables anew = new Tables(List.of(sink), chain, of)) {
      StudyState unused = RunJournal.of(of, folder).replay(chain, anew);
      return anew.finish();
    }
  }

  /** Stops writing. Rows that are not written yet come back from the journal the next time. */
  @Override
  public void close() {
    tables.close();
  }
}
