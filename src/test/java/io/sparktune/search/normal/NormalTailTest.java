package io.sparktune.search.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NormalTailTest {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  @ParameterizedTest
  @ValueSource(
      doubles = {-1e4, -300, -38, -10, -5, -2, -1.001, -1, -0.999, -0.3, 0, 0.5, 2, 5.9, 6.1, 20})
  void improvementsAreThoseOfNumericIntegration(double z) {
    assertThat(NormalTail.logImprovement(z)).isCloseTo(integrated(z, 1), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e4, -300, -38, -10, -5, -2, -1.001, -0.999, 0, 2, 6.1})
  void probabilitiesAreThoseOfNumericIntegration(double z) {
    assertThat(NormalTail.logBelow(z)).isCloseTo(integrated(z, 0), within(1e-9));
    assertThat(NormalTail.hazard(z))
        .isCloseTo(
            Math.exp(StandardNormal.logDensity(z) - integrated(z, 0)),
            within(1e-9 * (1 - z + z * z)));
  }

  @Test
  void probabilitiesInTheMiddleAreThoseOfALibrary() {
    for (double z = -4; z < 8; z += 0.37) {
      assertThat(Math.exp(NormalTail.logBelow(z)))
          .isCloseTo(NORMAL.cumulativeProbability(z), within(1e-14));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-50, -7, -1.5, -0.5, 0, 3})
  void slopesAreThoseOfDifferences(double z) {
    double step = 1e-5;
    double difference =
        (NormalTail.logImprovement(z + step) - NormalTail.logImprovement(z - step)) / (2 * step);

    assertThat(NormalTail.logImprovementSlope(z)).isCloseTo(difference, within(1e-6));
  }

  /**
   * The logarithm of the integral of t^power times the density at t - z over t above 0, by
   * Simpson's rule on the part that matters, with the density at z taken out.
   */
  private static double integrated(double z, int power) {
    double from = z > 12 ? z - 12 : 0;
    double to = z > -1 ? Math.max(0, z) + 12 : Math.min(12, 45 / -z);
    double top = z > 0 ? 0.5 * z * z : 0;
    int steps = 200_000;
    double width = (to - from) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = from + i * width;
      double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += factor * Math.pow(t, power) * Math.exp(t * z - 0.5 * t * t - top);
    }
    return StandardNormal.logDensity(z) + top + Math.log(sum * width / 3);
  }
}
