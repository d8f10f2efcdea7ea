package io.sparktune.trial;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock that a driver and its folds go by: it begins with the time of the wall clock, and goes
 * on by the clock that nobody sets, so that it neither jumps nor goes back.
 */
public final class SteadyClock implements InstantSource {

  private final LongSupplier nanoTime;
  private final Instant start;
  private final long startNanos;

  /**
   * A clock made of these two.
   *
   * @param nanoTime such as {@link System#nanoTime}
   * @param earliest time that it begins with
   */
  public SteadyClock(InstantSource wall, LongSupplier nanoTime, Instant earliest) {
    Instant now = wall.instant();
    this.nanoTime = nanoTime;
    this.start = now.isBefore(earliest) ? earliest : now;
    this.startNanos = nanoTime.getAsLong();
  }

  /** A clock that begins now. */
  public static SteadyClock start() {
    return startAfter(Instant.EPOCH);
  }

  /**
   * A clock that begins now, or at a later moment where the wall clock was set back since then.
   *
   * @param earliest such as the last moment of the driver before
   */
  public static SteadyClock startAfter(Instant earliest) {
    return new SteadyClock(wall(), System::nanoTime, earliest);
  }

  /** The clock that people go by, which may be set. */
  public static InstantSource wall() {
    return InstantSource.system();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanoTime.getAsLong() - startNanos);
  }
}
