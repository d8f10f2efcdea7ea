package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowdownTest {

  private static Slowdown of(Slowdown.Round... rounds) {
    return new Slowdown(1, 2, List.of(rounds), Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void theFactor_isOfTheTimeOfAllRounds() {
    assertThat(of(round(100, 150), round(300, 330)).factor()).isCloseTo(1.2, within(1e-12));
    assertThat(of(round(100, 150)).factor()).isEqualTo(1.5);
  }

  private static Slowdown.Round round(double baseNanos, double slotsNanos) {
    return new Slowdown.Round(baseNanos, slotsNanos);
  }

  @Test
  void quantiles_lieBetweenRatios() {
    Slowdown slowdown = of(round(1, 5), round(2, 2), round(1, 2), round(3, 12), round(2, 6));

    assertThat(slowdown.quantile(0)).isEqualTo(1);
    assertThat(slowdown.quantile(0.25)).isEqualTo(2);
    assertThat(slowdown.quantile(0.9)).isCloseTo(4.6, within(1e-12));
    assertThat(slowdown.quantile(1)).isEqualTo(5);
  }

  @Test
  void noRounds_orNoTime_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> of()).withMessage("there are no rounds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> round(100, 0))
        .withMessage("folds took 100.0 and 0.0 nanoseconds");
  }
}
