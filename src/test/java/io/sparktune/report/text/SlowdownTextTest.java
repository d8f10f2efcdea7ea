package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.simulation.Slowdown;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SlowdownTextTest {

  private static final List<Slowdown.Round> ROUNDS =
      Stream.of(130, 140, 150, 120, 160).map(nanos -> new Slowdown.Round(100, nanos)).toList();
  private static final Duration TOOK = Duration.ofMillis(13_600);

  @Test
  void besideOneFoldAlone() {
    assertThat(SlowdownText.of(new Slowdown(1, 2, ROUNDS, Duration.ZERO, TOOK)))
        .isEqualTo(
            "folds take 1.40 times as long 2 side by side as alone (5 rounds, half of"
                + " them from 1.30 to 1.50; measured on this machine in 14 s)");
  }

  @Test
  void besideSeveral_withWhatJavaCompiles() {
    assertThat(SlowdownText.of(new Slowdown(2, 8, ROUNDS, Duration.ofMillis(3420), TOOK)))
        .startsWith("folds take 1.40 times as long 8 side by side as 2 (")
        .endsWith(
            " in 14 s); the first ones start late by 3.4 s, for Java compiles on the same"
                + " processors");
  }
}
