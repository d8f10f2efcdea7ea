package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class KernelBandwidthTest {

  @Test
  void aSinglePointHasTheSpreadOfHalfAUniformPoint() {
    WeightedPoints sample = new WeightedPoints();
    sample.add(new double[] {0.4}, 3);

    // The variance of the uniform distribution is 1/12: half of it over one and a half points.
    assertThat(KernelBandwidth.MEASURED.along(0, sample)).isEqualTo(1 / 6.0, within(1e-12));
  }

  @Test
  void manyPointsHaveTheirOwnSpread() {
    WeightedPoints sample = new WeightedPoints();
    for (int i = 0; i < 10_000; i++) {
      sample.add(new double[] {i % 2 == 0 ? 0.4 : 0.6}, 1);
    }

    // The prior's share is 0.5 * (1/12 - 0.01) / 10,000.
    assertThat(KernelBandwidth.MEASURED.along(0, sample)).isEqualTo(0.1, within(3e-5));
  }
}
