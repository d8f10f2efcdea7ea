package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.space.Space;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.Event;
import io.sparktune.study.state.StudyRules;
import io.sparktune.study.state.StudyState;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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
   * @param metrics the columns of the metrics in the folds table
   */
  public Tables(Storage folder, String study, Space space, StudyRules rules, List<String> metrics) {
    List<TableRows> tables = new ArrayList<>();
    tables.add(new EpochRows(study));
    tables.add(new FoldRows(study, metrics));
    tables.add(new DecisionRows(study));
    if (rules.goals().areSeveral()) {
      tables.add(new FrontRows(study, rules.goals()));
    }
    tables.add(new TrialRows(study, space, rules.measured()));
    pending = tables.stream().map(rows -> new Pending(folder, rows)).toList();
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    ScheduledFuture<?> unused =
        writer.schedule(this::publishAgain, SHORTEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
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
    List<Batch> batches = new ArrayList<>();
    for (int i = pending.size() - 1; i >= 0; i--) {
      batches.add(0, pending.get(i).take());
    }
    for (int i = 0; i < batches.size(); i++) {
      pending.get(i).publish(batches.get(i));
    }
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (failure.get() != null) {
      throw failure.get();
    }
    pending.forEach(table -> table.recorded(sequence, event, state));
  }

  /** Writes what is left and makes each table one file. */
  public void finish() {
    close();
    if (failure.get() != null) {
      throw failure.get();
    }
    publish();
    pending.forEach(Pending::compact);
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

  /** A table and the rows that are not in it yet. */
  private static final class Pending {
    private final TableRows source;
    private final TableFolder folder;
    private final long covered;
    private List<Object[]> rows = new ArrayList<>();
    private long through;

    Pending(Storage tables, TableRows source) {
      this.source = source;
      this.folder = new TableFolder(tables, source.table(), source.columns());
      this.covered = folder.covered();
    }

    synchronized void recorded(long sequence, Event event, StudyState state) {
      List<Object[]> added = source.rows(sequence, event, state);
      if (sequence > covered) {
        rows.addAll(added);
        through = sequence;
      }
    }

    synchronized Batch take() {
      Batch batch = new Batch(rows, through);
      rows = new ArrayList<>();
      return batch;
    }

    void publish(Batch batch) {
      if (!batch.rows().isEmpty()) {
        folder.publish(batch.rows(), batch.through());
      }
    }

    void compact() {
      folder.compact();
    }
  }

  private record Batch(List<Object[]> rows, long through) {}
}
