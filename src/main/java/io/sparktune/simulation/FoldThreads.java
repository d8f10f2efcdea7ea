package io.sparktune.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that train the same fold side by side. */
final class FoldThreads implements AutoCloseable {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ExecutorService threads;
  private final AtomicLong nanosOfFolds = new AtomicLong();

  FoldThreads(int most) {
    threads = Executors.newFixedThreadPool(most);
  }

  /** The mean time of a fold that so many threads train at once. */
  double nanos(int count, SlowdownMeter.Fold fold) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(count);
    AtomicInteger timed = new AtomicInteger(count);
    List<Future<Long>> ends = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ends.add(threads.submit(() -> timed(fold, ready, timed)));
    }
    double sum = 0;
    for (Future<Long> end : ends) {
      try {
        sum += end.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e);
      }
    }
    return sum / count;
  }

  /** A thread that has finished continues, so that the others are not alone before they are. */
  private long timed(SlowdownMeter.Fold fold, CountDownLatch ready, AtomicInteger timed)
      throws InterruptedException {
    ready.countDown();
    ready.await();
    long before = THREADS.getCurrentThreadCpuTime();
    long begun = System.nanoTime();
    try {
      fold.train(() -> true);
    } finally {
      timed.decrementAndGet();
    }
    long nanos = System.nanoTime() - begun;
    while (timed.get() > 0) {
      fold.train(() -> timed.get() > 0);
    }
    nanosOfFolds.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
    return nanos;
  }

  /**
   * The processor time that this process has used so far beside these threads: of what is compiled
   * and collected above all. It grows by 0 where the virtual machine does not measure it.
   */
  long nanosBeside() {
    boolean measures =
        THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    return measures
            && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getProcessCpuTime() - nanosOfFolds.get()
        : 0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
