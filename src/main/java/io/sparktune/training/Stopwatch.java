package io.sparktune.training;

import java.util.function.Supplier;

/** Adds up how long some work takes. */
final class Stopwatch {

  private long nanos;

  <T> T time(Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    nanos += System.nanoTime() - start;
    return result;
  }

  /** Goes on from another one's sum. */
  void resume(long nanosBefore) {
    nanos = nanosBefore;
  }

  long nanos() {
    return nanos;
  }

  long millis() {
    return nanos / 1_000_000;
  }
}
