package io.sparktune.study.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

final class StoppingSettingsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZonedDateTime EVENING = ZonedDateTime.of(2026, 11, 21, 22, 30, 0, 0, BERLIN);

  private static StoppingSettings by(Duration duration, LocalTime finishBy) {
    return new StoppingSettings(0, duration, finishBy, null, 0, 0, 0);
  }

  @Test
  void aTimeOfDay_isTheNextOne() {
    assertThat(by(null, LocalTime.of(6, 0)).deadline(EVENING, Duration.ZERO))
        .contains(ZonedDateTime.of(2026, 11, 22, 6, 0, 0, 0, BERLIN).toInstant());
    assertThat(by(null, LocalTime.of(23, 0)).deadline(EVENING, Duration.ZERO))
        .contains(EVENING.plusMinutes(30).toInstant());
  }

  @Test
  void theClocksThatChangeAtNight_areThoseOfThePlace() {
    ZonedDateTime beforeSummer = ZonedDateTime.of(2026, 3, 28, 22, 0, 0, 0, BERLIN);

    assertThat(Duration.between(beforeSummer, at(beforeSummer, LocalTime.of(6, 0))))
        .isEqualTo(Duration.ofHours(7));
  }

  private static ZonedDateTime at(ZonedDateTime now, LocalTime time) {
    return by(null, time).deadline(now, Duration.ZERO).orElseThrow().atZone(BERLIN);
  }

  @Test
  void ofADurationAndATimeOfDay_theEarlierCounts() {
    assertThat(by(Duration.ofHours(1), LocalTime.of(6, 0)).deadline(EVENING, Duration.ZERO))
        .contains(EVENING.plusHours(1).toInstant());
    assertThat(by(Duration.ofHours(9), LocalTime.of(6, 0)).deadline(EVENING, Duration.ZERO))
        .contains(EVENING.plusMinutes(450).toInstant());
    assertThat(by(null, null).deadline(EVENING, Duration.ZERO)).isEmpty();
  }

  @Test
  void whatEarlierDriversUsedOfADuration_isGone() {
    assertThat(by(Duration.ofHours(6), null).deadline(EVENING, Duration.ofHours(4)))
        .contains(EVENING.plusHours(2).toInstant());
    assertThat(by(Duration.ofHours(6), null).deadline(EVENING, Duration.ofDays(4)))
        .contains(EVENING.toInstant());
    assertThat(by(null, LocalTime.of(6, 0)).deadline(EVENING, Duration.ofDays(4)))
        .isEqualTo(by(null, LocalTime.of(6, 0)).deadline(EVENING, Duration.ZERO));
  }

  @Test
  void impossibleSettings_areRefused() {
    assertThatThrownBy(() -> by(Duration.ZERO, null)).hasMessage("the timeout is PT0S");
    assertThatThrownBy(() -> new StoppingSettings(-1, null, null, null, 0, 0, 0))
        .hasMessageContaining("epochs -1");
    assertThatThrownBy(() -> new StoppingSettings(0, null, null, Double.NaN, 0, 0, 0))
        .hasMessage("the target is NaN");
  }
}
