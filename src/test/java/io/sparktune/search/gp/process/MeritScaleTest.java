package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MeritScaleTest {

  /** Over five decades. */
  private static final double[] MERITS =
      new SplittableRandom(9).doubles(40, -2, 3).map(power -> -Math.pow(10, power)).toArray();

  @Test
  void targetsHaveMeanZeroAndDeviationOne() {
    List<MeritScale> scales = MeritScale.candidates(MERITS);

    assertThat(scales).hasSize(6);
    for (MeritScale scale : scales) {
      double[] targets = Arrays.stream(MERITS).map(scale::target).toArray();
      assertThat(Arrays.stream(targets).average().orElseThrow()).isCloseTo(0, within(1e-9));
      assertThat(Arrays.stream(targets).map(t -> t * t).average().orElseThrow())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void betterMeritsAreBetterTargetsAlsoBeyondTheBest() {
    for (MeritScale scale : MeritScale.candidates(MERITS)) {
      double[] merits = {-50, -10, -1, -0.1, 0, 5};
      for (int i = 1; i < merits.length; i++) {
        assertThat(scale.target(merits[i])).isGreaterThan(scale.target(merits[i - 1]));
      }
    }
  }

  @Test
  void slopesAreThoseOfDifferences() {
    double step = 1e-6;
    for (MeritScale scale : MeritScale.candidates(MERITS)) {
      for (double merit : new double[] {-30, -3, -0.2, 2}) {
        double difference = (scale.target(merit + step) - scale.target(merit - step)) / (2 * step);
        assertThat(scale.slope(merit)).isCloseTo(difference, within(1e-4 * difference));
      }
    }
  }

  @Test
  void meritsFarBelowTheMiddleCountAsTheWorst() {
    double[] merits = {0, -1, -2, -3, -1e300};
    MeritScale straight = MeritScale.candidates(merits).get(0);

    assertThat(straight.worst()).isEqualTo(-16);
    assertThat(straight.target(-1e300)).isEqualTo(straight.target(-16));
  }

  @Test
  void equalMeritsAreTargetsOfZero() {
    List<MeritScale> scales = MeritScale.candidates(new double[] {3, 3, 3});

    assertThat(scales).hasSize(1);
    assertThat(scales.get(0).target(3)).isZero();
  }

  @Test
  void meritsOfAnySizeHaveTargets() {
    for (double size :
        new double[] {Double.MIN_VALUE, 1e-300, 1e-200, 1e200, 1e307, Double.MAX_VALUE}) {
      double[] merits = {-size, 0, size, size / 2, -size, size / 3};
      for (MeritScale scale : MeritScale.candidates(merits)) {
        for (double merit : merits) {
          assertThat(scale.target(merit)).as("%s of %s", merit, size).isFinite();
          assertThat(scale.slope(merit)).isFinite();
        }
      }
    }
  }
}
