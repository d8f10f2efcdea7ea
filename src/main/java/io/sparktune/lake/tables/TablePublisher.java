package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.settings.Secrets;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes rows every now and then, on a thread of its own. Where a sink fails, it is tried again,
 * ever more seldom.
 */
final class TablePublisher {

  private static final Logger LOG = LoggerFactory.getLogger(TablePublisher.class);

  /** Rows wait at least this long for company, and later a hundredth of the time gone by. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /** Of the time that it takes, so that it never keeps a core or a file system busy. */
  private static final int WAITS_OF_PUBLISHING = 20;

  /** After failures the wait grows to about a minute. */
  private static final int MOST_DOUBLINGS = 6;

  private static final List<Duration> LAST_WAITS =
      List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1600));

  private final List<List<TableOutlet>> tables;
  private final EventDigests journal;
  private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1);
  private final long openedNanos = System.nanoTime();
  private int failures;

  /**
   * @param tables the outlets of each table, each table before those that its rows belong to
   * @param journal whose last event that lasts is the last one whose rows are published
   */
  TablePublisher(List<List<TableOutlet>> tables, EventDigests journal) {
    this.tables = List.copyOf(tables);
    this.journal = journal;
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** What is in the sinks already need not be kept; a sink that fails now is asked later. */
  void ask() {
    Optional<String> unused =
        failure(() -> tables.forEach(table -> table.forEach(TableOutlet::ask)));
  }

  /** Publishes from now on. */
  void begin() {
    schedule(SHORTEST_WAIT.toMillis());
  }

  private void schedule(long millis) {
    ScheduledFuture<?> unused = writer.schedule(this::publishAgain, millis, TimeUnit.MILLISECONDS);
  }

  private void publishAgain() {
    long beganNanos = System.nanoTime();
    Optional<String> failure = publish();
    if (failure.isPresent() && failures == 0) {
      LOG.warn(
          "{}; the study continues, and its tables are tried again", Secrets.masked(failure.get()));
    } else if (failure.isEmpty() && failures > 0) {
      LOG.warn("the tables are written again");
    }
    failures = failure.isEmpty() ? 0 : failures + 1;
    schedule(waitMillis(Duration.ofNanos(System.nanoTime() - beganNanos).toMillis()));
  }

  private long waitMillis(long publishingMillis) {
    long gone = Duration.ofNanos(System.nanoTime() - openedNanos).toMillis();
    long patience = SHORTEST_WAIT.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    return Math.max(patience, Math.max(gone / 100, publishingMillis * WAITS_OF_PUBLISHING));
  }

  /**
   * Rows are taken in the opposite order, so that none is taken before those that it belongs to.
   * None is published before those either: where a sink fails, its other tables wait too.
   *
   * @return the first failure
   */
  private Optional<String> publish() {
    long lasting = journal.lasting();
    List<List<TableOutlet.Batch>> batches = new ArrayList<>();
    for (int i = tables.size() - 1; i >= 0; i--) {
      batches.add(0, tables.get(i).stream().map(outlet -> outlet.next(lasting)).toList());
    }
    Map<TableSink, String> failed = new LinkedHashMap<>();
    for (List<TableOutlet.Batch> table : batches) {
      for (TableOutlet.Batch batch : table) {
        if (!failed.containsKey(batch.sink())) {
          failure(batch::publish).ifPresent(reason -> failed.put(batch.sink(), reason));
        }
      }
    }
    return failed.values().stream().findFirst();
  }

  private static Optional<String> failure(Runnable writing) {
    try {
      writing.run();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      LOG.debug("a table cannot be written", e);
      if (e.getCause() instanceof LostFolder) {
        throw e; // no table is ever written there again
      }
      return Optional.of(
          e instanceof StorageFailure known ? String.valueOf(known.getMessage()) : e.toString());
    }
  }

  /**
   * Publishes what is left, and makes each table few parts. May be repeated.
   *
   * @return why rows are lacking, where they cannot be published
   */
  Optional<String> finish() {
    if (!stop()) {
      return Optional.of("the tables cannot be written within a minute");
    }
    Optional<String> failure = publishAll();
    for (Duration wait : LAST_WAITS) {
      if (failure.isPresent()) {
        LockSupport.parkNanos(wait.toNanos());
        failure = publishAll();
      }
    }
    return failure;
  }

  private Optional<String> publishAll() {
    return publish().or(() -> failure(this::finishAll));
  }

  private void finishAll() {
    long lasting = journal.lasting();
    tables.forEach(table -> table.forEach(outlet -> outlet.finish(lasting)));
  }

  /** Publishes no more; whether what was being published has ended. */
  boolean stop() {
    writer.shutdown();
    try {
      return writer.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writer.isTerminated();
    }
  }
}
