package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void whateverTheWallClockIsSetTo_itGoesOn() {
    SteadyClock clock = new SteadyClock(wall::get, nanos::get, Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(NOON);

    wall.set(NOON.minus(Duration.ofHours(2)));
    nanos.addAndGet(10);
    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(10));
    wall.set(NOON.plus(Duration.ofDays(1)));
    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(10));
  }

  @Test
  void itBeginsNoEarlierThanTheOneBefore() {
    Instant before = NOON.plusSeconds(7200);
    assertThat(new SteadyClock(wall::get, nanos::get, before).instant()).isEqualTo(before);
    assertThat(SteadyClock.startAfter(before.minus(Duration.ofDays(1_000))).instant())
        .isAfter(before.minus(Duration.ofDays(1_000)));
  }
}
