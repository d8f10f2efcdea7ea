package io.sparktune.spark.folds;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor's line to the driver, which must never hold training up: Spark itself would wait for
 * an answer for two minutes ({@code spark.rpc.askTimeout}). While the driver does not answer, it is
 * asked ever more seldom.
 */
final class DriverChannel {

  private static final Logger LOG = LoggerFactory.getLogger(DriverChannel.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SHORTEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(80);

  /** Sends a message and waits for the answer. */
  @FunctionalInterface
  interface Call {
    Object ask(Object message) throws Exception;
  }

  /** Of a process in which Spark has not started {@link FoldMessages}: nobody is asked. */
  private static final DriverChannel NONE =
      new DriverChannel(
          message -> {
            throw new IllegalStateException("there is no line to the driver");
          },
          System::nanoTime);

  private static volatile DriverChannel latest = NONE;

  private final Call call;
  private final LongSupplier nanoTime;
  private final long patienceNanos;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sparktune line to the driver");
            thread.setDaemon(true);
            return thread;
          });
  private long silenceNanos;
  private long silentUntilNanos;

  DriverChannel(Call call, LongSupplier nanoTime) {
    this(call, nanoTime, PATIENCE_NANOS);
  }

  DriverChannel(Call call, LongSupplier nanoTime, long patienceNanos) {
    this.call = call;
    this.nanoTime = nanoTime;
    this.patienceNanos = patienceNanos;
  }

  /** Makes this the line of the process. */
  static void open(Call call) {
    latest = new DriverChannel(call, System::nanoTime);
  }

  static void closeLatest() {
    latest.threads.shutdownNow();
    latest = NONE;
  }

  /** The line of this process. */
  static DriverChannel ofThisProcess() {
    return latest;
  }

  /** The driver's answer; empty where it gave none in time, or was not asked. */
  Optional<Object> ask(FoldMessage message) {
    if (this == NONE || Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    Turn turn = turn();
    if (turn == Turn.SILENT) {
      return Optional.empty();
    }
    Future<Object> answer = null;
    try {
      answer = threads.submit(() -> call.ask(message));
      Optional<Object> heard = Optional.of(answer.get(patienceNanos, TimeUnit.NANOSECONDS));
      answered();
      return heard;
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      answer.cancel(true);
      unanswered(turn, "no answer within " + TimeUnit.NANOSECONDS.toMillis(patienceNanos) + " ms");
    } catch (ExecutionException | RejectedExecutionException e) {
      unanswered(turn, String.valueOf(e.getCause() == null ? e : e.getCause()));
    }
    return Optional.empty();
  }

  /** The handling of a message: sent as usual, sent as a probe after a silence, or not sent. */
  private enum Turn {
    OPEN,
    AGAIN,
    SILENT
  }

  private synchronized Turn turn() {
    if (silenceNanos == 0) {
      return Turn.OPEN;
    }
    long now = nanoTime.getAsLong();
    if (now - silentUntilNanos < 0) {
      return Turn.SILENT;
    }
    silentUntilNanos = now + patienceNanos + silenceNanos;
    return Turn.AGAIN;
  }

  private synchronized void answered() {
    if (silenceNanos > 0) {
      LOG.info("the driver answers again");
      silenceNanos = 0;
    }
  }

  private synchronized void unanswered(Turn turn, String reason) {
    if (turn == Turn.OPEN && silenceNanos > 0) {
      return; // another fold has found out
    }
    silenceNanos =
        turn == Turn.OPEN
            ? SHORTEST_SILENCE_NANOS
            : Math.min(2 * silenceNanos, LONGEST_SILENCE_NANOS);
    silentUntilNanos = nanoTime.getAsLong() + silenceNanos;
    LOG.warn(
        "the driver was not reached and is left alone for {} s: {}",
        TimeUnit.NANOSECONDS.toSeconds(silenceNanos),
        reason);
  }
}
