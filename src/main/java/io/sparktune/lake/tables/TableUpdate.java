package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.util.List;
import java.util.function.Predicate;

/**
 * Brings the tables of one sink up to date with events that are in the journal for good. What many
 * events add is published in several steps, so that it never fills the memory.
 */
public final class TableUpdate implements StudyObserver {

  private static final int MOST_ROWS = 50_000;

  /** Each before the tables that its rows belong to. */
  private final List<Updated> tables;

  private long through;
  private int waiting;

  /**
   * Asks the sink what it has.
   *
   * @param takes whether the sink has a table
   */
  public TableUpdate(TableSink sink, Predicate<String> takes, StudyTables of) {
    tables =
        of.rows().stream()
            .filter(rows -> takes.test(rows.table()))
            .map(rows -> new Updated(rows, new TableOutlet(sink, rows.schema(of.metrics()))))
            .toList();
    tables.forEach(table -> table.outlet().ask());
  }

  private record Updated(TableRows rows, TableOutlet outlet) {}

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    for (Updated table : tables) {
      TableOutlet.EventRows added = TableOutlet.EventRows.of(table.rows(), sequence, event, state);
      waiting += table.outlet().add(added);
    }
    through = sequence;
    if (waiting >= MOST_ROWS) {
      long unused = publish();
    }
  }

  /**
   * Publishes the rows of all events so far.
   *
   * @return the last of these events
   */
  public long publish() {
    for (Updated table : tables) {
      table.outlet().next(through).publish();
    }
    waiting = 0;
    return through;
  }
}
