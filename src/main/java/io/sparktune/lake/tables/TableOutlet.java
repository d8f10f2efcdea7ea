package io.sparktune.lake.tables;

import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one table that one sink does not have yet. They are kept until the sink has them, so
 * that a failure loses none; after a failure the sink is asked what it has.
 */
final class TableOutlet {

  private final TableSink sink;
  private final TableSchema table;
  private final List<EventRows> waiting = new ArrayList<>();
  private long through;

  /** The sink has the rows of all events up to this one, and others only after a failure. */
  private long covered;

  private boolean isAsked;

  /** The rows of one event, which may take the place of all before. */
  record EventRows(long sequence, List<Object[]> rows, boolean replaceAll) {
    static EventRows of(TableRows source, long sequence, Event event, StudyState after) {
      return new EventRows(
          sequence, source.rows(sequence, event, after), source.replacesAll(event));
    }
  }

  /** The rows that a sink is to have next. */
  final class Batch {
    private final List<EventRows> events;
    private final long last;

    private Batch(List<EventRows> events, long last) {
      this.events = events;
      this.last = last;
    }

    TableSink sink() {
      return sink;
    }

    void publish() {
      long known = ask();
      if (last <= known) {
        return;
      }
      List<EventRows> added = events.stream().filter(event -> event.sequence() > known).toList();
      int replacing = added.size() - 1;
      while (replacing >= 0 && !added.get(replacing).replaceAll()) {
        replacing--;
      }
      List<Object[]> rows =
          added.subList(Math.max(replacing, 0), added.size()).stream()
              .flatMap(event -> event.rows().stream())
              .toList();
      if (rows.isEmpty()) {
        cover(known, events.size());
        return;
      }
      isAsked = false;
      if (replacing < 0) {
        sink.publish(table, rows, last);
      } else {
        sink.replace(table, rows, last);
      }
      isAsked = true;
      cover(last, events.size());
    }
  }

  TableOutlet(TableSink sink, TableSchema table) {
    this.sink = sink;
    this.table = table;
  }

  /**
   * What the sink has.
   *
   * @return the last event whose rows are there
   */
  long ask() {
    if (!isAsked) {
      long there = sink.covered(table);
      if (there < covered()) {
        throw StorageFailure.of(
            "go on with the table", table.name(), new IOException("rows that were in it are gone"));
      }
      cover(there, 0);
      isAsked = true;
    }
    return covered();
  }

  private synchronized long covered() {
    return covered;
  }

  private synchronized void cover(long event, int first) {
    covered = event;
    waiting.subList(0, first).clear();
  }

  /**
   * Takes the rows of the next event up.
   *
   * @return how many of them wait
   */
  synchronized int add(EventRows next) {
    through = next.sequence();
    if (through <= covered || next.rows().isEmpty()) {
      return 0;
    }
    waiting.add(next);
    return next.rows().size();
  }

  /**
   * What the sink is to have next.
   *
   * @param lasting the last event that the journal will have whatever happens
   */
  synchronized Batch next(long lasting) {
    List<EventRows> events =
        waiting.stream().takeWhile(event -> event.sequence() <= lasting).toList();
    return new Batch(events, Math.min(through, lasting));
  }

  /** Makes the table few parts, or one without rows if there are none. */
  void finish(long lasting) {
    long last = next(lasting).last;
    if (ask() == 0 && last > 0) {
      sink.publish(table, List.of(), last);
      cover(last, 0);
    }
    sink.compact(table);
  }
}
