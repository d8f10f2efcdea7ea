package io.sparktune.run.results;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes the page of a study every now and then while it runs, on a thread of its own. */
public final class PageWriter implements AutoCloseable {

  /** Of the time that it takes, so that it never keeps a core busy. */
  private static final int WAITS_OF_WRITING = 20;

  private final Runnable page;
  private final long everyMillis;
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "sparktune report");
            thread.setDaemon(true);
            return thread;
          });

  private PageWriter(Runnable page, long everyMillis) {
    this.page = page;
    this.everyMillis = everyMillis;
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Begins to write.
   *
   * @param page writes it; never throws
   * @param every how often; empty for never
   */
  public static PageWriter start(Runnable page, Optional<Duration> every) {
    PageWriter writer = new PageWriter(page, every.map(Duration::toMillis).orElse(0L));
    every.ifPresent(interval -> writer.schedule(writer.everyMillis));
    return writer;
  }

  private void schedule(long millis) {
    ScheduledFuture<?> unused = writer.schedule(this::write, millis, TimeUnit.MILLISECONDS);
  }

  private void write() {
    long beganNanos = System.nanoTime();
    page.run();
    long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    if (!writer.isShutdown()) {
      schedule(Math.max(everyMillis, tookMillis * WAITS_OF_WRITING));
    }
  }

  /** Waits for a page that is being written. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      boolean unused = writer.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
