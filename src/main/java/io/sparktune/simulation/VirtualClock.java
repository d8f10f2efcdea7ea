package io.sparktune.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until its time is set. */
public final class VirtualClock implements InstantSource {

  private final Instant start;
  private long nanos;

  public VirtualClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos);
  }

  /** Since the start. */
  long nanos() {
    return nanos;
  }

  /** Nanoseconds from the start to an instant. */
  long nanosOf(Instant instant) {
    return Duration.between(start, instant).toNanos();
  }

  void advanceTo(long laterNanos) {
    if (laterNanos < nanos) {
      throw new IllegalArgumentException("the clock is at " + nanos + " ns, not at " + laterNanos);
    }
    nanos = laterNanos;
  }
}
