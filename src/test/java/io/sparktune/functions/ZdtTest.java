package io.sparktune.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Values;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ZdtTest {

  /** The first is as given, all others are the same. */
  private static List<Double> goals(Zdt function, double first, double others) {
    double[] point = new double[function.space().dimensions()];
    Arrays.fill(point, others);
    point[0] = first;
    Values values = function.space().valuesAt(point);
    return function.goals(values);
  }

  @Test
  void pointsOnTheFrontAreOnTheKnownCurve() {
    assertThat(goals(Zdt.ZDT1, 0.25, 0)).containsExactly(0.25, 0.5);
    assertThat(goals(Zdt.ZDT2, 0.25, 0)).containsExactly(0.25, 0.9375);
    // 1 - 0.5 - 0.25 sin(2.5 pi), and the sine is 1.
    assertThat(goals(Zdt.ZDT3, 0.25, 0).get(1)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void pointsOffTheFrontAreWorse() {
    // g = 1 + 9 * 9 * 0.5 / 9 = 5.5
    assertThat(goals(Zdt.ZDT1, 0.22, 0.5).get(1)).isCloseTo(5.5 * (1 - 0.2), within(1e-12));
    assertThat(goals(Zdt.ZDT2, 0.55, 0.5).get(1)).isCloseTo(5.5 * (1 - 0.01), within(1e-12));
    assertThat(goals(Zdt.ZDT3, 0.22, 0.5).get(1))
        .isCloseTo(5.5 * (1 - 0.2 - 0.04 * Math.sin(2.2 * Math.PI)), within(1e-12));
  }
}
