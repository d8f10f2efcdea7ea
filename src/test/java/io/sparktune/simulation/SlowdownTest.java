package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowdownTest {

  private static Slowdown of(Double... ratios) {
    return new Slowdown(1, 2, List.of(ratios), Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void theFactor_isTheMedian() {
    assertThat(of(1.5, 1.2, 9.0).factor()).isEqualTo(1.5);
    assertThat(of(1.5, 1.2, 9.0, 1.3).factor()).isCloseTo(1.4, within(1e-12));
    assertThat(of(1.5).factor()).isEqualTo(1.5);
  }

  @Test
  void quantiles_lieBetweenRatios() {
    Slowdown slowdown = of(5.0, 1.0, 2.0, 4.0, 3.0);

    assertThat(slowdown.quantile(0)).isEqualTo(1);
    assertThat(slowdown.quantile(0.25)).isEqualTo(2);
    assertThat(slowdown.quantile(0.9)).isCloseTo(4.6, within(1e-12));
    assertThat(slowdown.quantile(1)).isEqualTo(5);
  }

  @Test
  void ratiosThatAreNone_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> of()).withMessage("the ratios are []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1.0, 0.0))
        .withMessage("the ratios are [0.0, 1.0]");
  }
}
