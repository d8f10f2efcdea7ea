package io.sparktune.lake.sinks.trackers;

import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.tables.TableSchema;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import java.util.ArrayList;
import java.util.List;

/** A tracker as a sink, which has no tables: it is told what follows from the events. */
public final class TrackerSink implements StudySink {

  /** Entries at once, so that a long study never fills the memory. */
  private static final int MOST_AT_ONCE = 20_000;

  private final SinkStudy study;
  private final Tracker tracker;
  private final int mostAtOnce;
  private final TrackedEvents events;
  private final long covered;
  private final List<Tracked> waiting = new ArrayList<>();
  private long through;

  public TrackerSink(SinkStudy study, Tracker tracker) {
    this(study, tracker, MOST_AT_ONCE);
  }

  /**
   * @param mostAtOnce entries, but for those of one event
   */
  TrackerSink(SinkStudy study, Tracker tracker, int mostAtOnce) {
    this.study = study;
    this.tracker = tracker;
    this.mostAtOnce = mostAtOnce;
    this.events = new TrackedEvents(study.tables().rules());
    this.covered = StorageFailure.in("reach", tracker, tracker::covered);
  }

  @Override
  public boolean takes(String table) {
    return false;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState after) {
    List<Tracked> entries = events.after(sequence, event, after);
    through = sequence;
    if (sequence > covered) {
      waiting.addAll(entries);
    }
    if (waiting.size() >= mostAtOnce) {
      flush();
    }
  }

  /** A driver that has lost the study's folder to another one tells nothing any more. */
  @Override
  public void flush() {
    if (!waiting.isEmpty()) {
      StorageFailure.in(
          "write to",
          tracker,
          () -> {
            study.folder().requireOwn();
            tracker.tell(List.copyOf(waiting), through);
            return through;
          });
      waiting.clear();
    }
  }

  @Override
  public void ended() {
    StorageFailure.in(
        "write files to",
        tracker,
        () -> {
          tracker.keep(study.folder());
          return through;
        });
  }

  @Override
  public long covered(TableSchema table) {
    throw noTable(table);
  }

  @Override
  public void publish(TableSchema table, List<Object[]> rows, long last) {
    throw noTable(table);
  }

  @Override
  public void replace(TableSchema table, List<Object[]> rows, long last) {
    throw noTable(table);
  }

  private IllegalStateException noTable(TableSchema table) {
    return new IllegalStateException(tracker + " has no table " + table.name());
  }
}
