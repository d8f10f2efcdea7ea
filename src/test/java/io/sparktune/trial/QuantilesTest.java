package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class QuantilesTest {

  @Test
  void quantiles_lieBetweenNeighbours() {
    double[] sorted = {1, 2, 4, 8, 16};

    assertThat(Quantiles.of(sorted, 0)).isEqualTo(1);
    assertThat(Quantiles.of(sorted, 0.25)).isEqualTo(2);
    assertThat(Quantiles.of(sorted, 0.9)).isCloseTo(12.8, within(1e-12));
    assertThat(Quantiles.of(sorted, 1)).isEqualTo(16);
  }

  @Test
  void oneValue_isEveryQuantile() {
    assertThat(Quantiles.of(new double[] {3}, 0.3)).isEqualTo(3);
  }
}
