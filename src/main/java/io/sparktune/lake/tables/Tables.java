package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a study, made from its events while it runs. Files are written by a thread of their
 * own, so that the loop never waits for them. Rows that cannot be written are kept and tried again:
 * a study never ends for what can be made from its journal.
 */
public final class Tables implements StudyObserver, Closeable {

  /** Each before the tables that its rows belong to: a reader who sees a trial sees its folds. */
  private final List<Pending> pending;

  private final TablePublisher publisher;

  /**
   * Tables in a folder, to which nothing is written before {@link #begin}.
   *
   * @param journal that the events come from
   */
  public Tables(Storage folder, EventDigests journal, StudyTables of) {
    this(List.of(new ParquetSink(folder, journal)), journal, of);
  }

  /**
   * The same in other places too.
   *
   * @param sinks that are written to in this order; the caller closes them
   */
  public Tables(List<TableSink> sinks, EventDigests journal, StudyTables of) {
    pending = of.rows().stream().map(rows -> Pending.of(sinks, rows, of.metrics())).toList();
    publisher = new TablePublisher(pending.stream().map(Pending::outlets).toList(), journal);
    publisher.ask();
  }

  /** Writes from now on, what it has heard of so far first. */
  public void begin() {
    publisher.begin();
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    pending.forEach(table -> table.recorded(sequence, event, state));
  }

  /**
   * Writes what is left and makes each table few files, or one without rows if there are none. May
   * be repeated.
   *
   * @return why rows are lacking, where they cannot be written
   */
  public Optional<String> finish() {
    return publisher.finish();
  }

  /** Stops writing. Rows that are not written yet come back from the journal the next time. */
  @Override
  public void close() {
    boolean unused = publisher.stop();
  }

  /** A table and what its sinks do not have of it yet. */
  private record Pending(TableRows source, List<TableOutlet> outlets) {

    static Pending of(List<TableSink> sinks, TableRows source, List<String> metrics) {
      TableSchema table = source.schema(metrics);
      return new Pending(source, sinks.stream().map(sink -> new TableOutlet(sink, table)).toList());
    }

    void recorded(long sequence, Event event, StudyState state) {
      TableOutlet.EventRows added = TableOutlet.EventRows.of(source, sequence, event, state);
      outlets.forEach(
          outlet -> {
            int unused = outlet.add(added);
          });
    }
  }
}
