package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.space.Space;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The tables of a study, made from its events while it runs. Files are written by a thread of their
 * own, so that the loop never waits for them.
 */
public final class Tables implements StudyObserver, Closeable {

  /** Rows wait at least this long for company, and later a hundredth of the time gone by. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /** Each before the tables that its rows belong to: a reader who sees a trial sees its folds. */
  private final List<Pending> pending;

  private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final long openedNanos = System.nanoTime();

  /**
   * @param metrics the names of the metrics in the folds table
   */
  public Tables(Storage folder, String study, Space space, StudyRules rules, List<String> metrics) {
    this(List.of(new ParquetSink(folder)), study, space, rules, metrics);
  }

  /**
   * The same in other places too.
   *
   * @param sinks that are written to in this order; the caller closes them
   */
  public Tables(
      List<TableSink> sinks, String study, Space space, StudyRules rules, List<String> metrics) {
    Map<String, String> columnByMetric =
        ColumnNames.of(
            "", Stream.of(metrics, rules.measured()).flatMap(List::stream).toList(), List.of());
    List<TableRows> tables = new ArrayList<>();
    tables.add(new EpochRows(study));
    tables.add(new FoldRows(study, of(columnByMetric, metrics)));
    tables.add(new DecisionRows(study));
    if (rules.goals().areSeveral()) {
      tables.add(new FrontRows(study, rules.goals(), columnByMetric));
    }
    tables.add(new TrialRows(study, space, of(columnByMetric, rules.measured())));
    pending = tables.stream().map(rows -> new Pending(sinks, rows)).toList();
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    ScheduledFuture<?> unused =
        writer.schedule(this::publishAgain, SHORTEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, String> of(Map<String, String> columnByMetric, List<String> metrics) {
    Map<String, String> some = new LinkedHashMap<>();
    metrics.forEach(metric -> some.put(metric, Objects.requireNonNull(columnByMetric.get(metric))));
    return some;
  }

  private void publishAgain() {
    try {
      publish();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      return;
    }
    long gone = Duration.ofNanos(System.nanoTime() - openedNanos).toMillis();
    ScheduledFuture<?> unused =
        writer.schedule(
            this::publishAgain,
            Math.max(SHORTEST_WAIT.toMillis(), gone / 100),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Rows are taken in the opposite order, so that none is taken before those that it belongs to.
   */
  private void publish() {
    List<List<Batch>> batches = new ArrayList<>();
    for (int i = pending.size() - 1; i >= 0; i--) {
      batches.add(0, pending.get(i).take());
    }
    batches.forEach(table -> table.forEach(Batch::publish));
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (failure.get() != null) {
      throw failure.get();
    }
    pending.forEach(table -> table.recorded(sequence, event, state));
  }

  /** Writes what is left and makes each table one file, which has no rows if there are none. */
  public void finish() {
    close();
    if (failure.get() != null) {
      throw failure.get();
    }
    publish();
    pending.forEach(Pending::finish);
  }

  /** Stops writing. Rows that are not written yet come back from the journal the next time. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the tables' files could not be written for a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A table and the rows that its sinks do not have yet. */
  private static final class Pending {
    private final TableRows source;
    private final List<Outlet> outlets;

    Pending(List<TableSink> sinks, TableRows source) {
      TableSchema table = new TableSchema(source.table(), source.columns());
      this.source = source;
      this.outlets = sinks.stream().map(sink -> new Outlet(sink, table)).toList();
    }

    synchronized void recorded(long sequence, Event event, StudyState state) {
      List<Object[]> added = source.rows(sequence, event, state);
      outlets.forEach(outlet -> outlet.add(added, sequence));
    }

    synchronized List<Batch> take() {
      return outlets.stream().map(Outlet::take).toList();
    }

    void finish() {
      outlets.forEach(Outlet::finish);
    }
  }

  /** The rows of one table that one sink does not have yet. */
  private static final class Outlet {
    private final TableSink sink;
    private final TableSchema table;
    private final long covered;
    private List<Object[]> rows = new ArrayList<>();
    private long through;

    Outlet(TableSink sink, TableSchema table) {
      this.sink = sink;
      this.table = table;
      this.covered = sink.covered(table);
    }

    void add(List<Object[]> added, long sequence) {
      if (sequence > covered) {
        rows.addAll(added);
        through = sequence;
      }
    }

    Batch take() {
      Batch batch = new Batch(sink, table, rows, through);
      rows = new ArrayList<>();
      return batch;
    }

    void finish() {
      if (sink.covered(table) == 0) {
        sink.publish(table, List.of(), through);
      }
      sink.compact(table);
    }
  }

  private record Batch(TableSink sink, TableSchema table, List<Object[]> rows, long through) {

    void publish() {
      if (!rows.isEmpty()) {
        sink.publish(table, rows, through);
      }
    }
  }
}
