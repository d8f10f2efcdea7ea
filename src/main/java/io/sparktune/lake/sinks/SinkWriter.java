package io.sparktune.lake.sinks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a running study to one sink every now and then, on a thread of its own. A sink that fails
 * is tried again, ever more seldom.
 */
final class SinkWriter {

  private static final Logger LOG = LoggerFactory.getLogger(SinkWriter.class);

  /** A place that is out of reach is to be known soon. */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private static final Duration FIRST_WAIT_AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT_AFTER_FAILURE = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 10;

  /** Of the time that it takes, so that it never keeps a core busy. */
  private static final int WAITS_OF_WRITING = 20;

  private final SinkUpdate update;
  private final LongSupplier events;
  private final ScheduledThreadPoolExecutor thread;
  private long written = -1;
  private int failures;

  /**
   * @param events the last event of the journal that lasts
   */
  SinkWriter(SinkUpdate update, LongSupplier events) {
    this.update = update;
    this.events = events;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "sparktune " + update.sink().key());
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void begin() {
    schedule(shorter(update.sink().every(), FIRST_WAIT));
  }

  private void schedule(Duration wait) {
    ScheduledFuture<?> unused =
        thread.schedule(this::writeAgain, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void writeAgain() {
    long beganNanos = System.nanoTime();
    Optional<String> failure =
        events.getAsLong() == written
            ? Optional.empty()
            : SinkFailure.of(() -> written = update.run());
    if (failure.isPresent() && failures == 0) {
      LOG.warn(
          "{} ({}): {}; the study goes on, and it is tried again",
          update.sink().key(),
          update.sink().place(),
          failure.get());
    } else if (failure.isEmpty() && failures > 0) {
      LOG.warn("{} is written again", update.sink().key());
    }
    failures = failure.isEmpty() ? 0 : failures + 1;
    schedule(wait(Duration.ofNanos(System.nanoTime() - beganNanos)));
  }

  private Duration wait(Duration writing) {
    Duration busy = writing.multipliedBy(WAITS_OF_WRITING);
    Duration patience =
        failures == 0
            ? update.sink().every()
            : shorter(
                FIRST_WAIT_AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)),
                LONGEST_WAIT_AFTER_FAILURE);
    return busy.compareTo(patience) > 0 ? busy : patience;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Begins to write what is left, behind what is being written now. */
  Future<SinkOutcome> finish() {
    Future<SinkOutcome> last = thread.submit(update::finished);
    thread.shutdown();
    return last;
  }

  /** The end of the last writing, or that it does not end in time. */
  SinkOutcome outcome(Future<SinkOutcome> last, Duration patience) {
    try {
      return last.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      return update.outcome(Optional.of("is not written in time"));
    } catch (ExecutionException | CancellationException e) {
      return update.outcome(Optional.of(SinkFailure.words(e)));
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return update.outcome(Optional.of("was interrupted"));
    }
  }

  /** Writes no more. */
  void close() {
    thread.shutdownNow();
  }
}
