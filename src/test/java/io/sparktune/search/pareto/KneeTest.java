package io.sparktune.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KneeTest {

  @Test
  void theKneeIsFarthestFromTheLineBetweenTheBest() {
    List<double[]> front =
        List.of(
            new double[] {0, 100},
            new double[] {5, 90},
            new double[] {8, 85},
            new double[] {9, 40},
            new double[] {10, 0});

    // Sums of shares: 1, 1.4, 1.65, 1.3, 1.
    assertThat(Knee.of(front)).isEqualTo(2);
  }

  @Test
  void unitsDoNotMatter() {
    List<double[]> front =
        List.of(new double[] {0, -1e9}, new double[] {1e-9, -2e9}, new double[] {2e-9, -9e9});

    assertThat(Knee.of(front)).isEqualTo(1);
  }

  @Test
  void theKneeOfAStraightFrontIsItsMiddle() {
    List<double[]> front =
        List.of(
            new double[] {0, 1},
            new double[] {0.1, 0.9},
            new double[] {0.6, 0.4},
            new double[] {1, 0});

    assertThat(Knee.of(front)).isEqualTo(2);
  }

  @Test
  void threeGoalsAreMeasuredFromThePlaneThroughTheBest() {
    List<double[]> front =
        List.of(
            new double[] {1, 0.5, 0},
            new double[] {0, 1, 0.5},
            new double[] {0.5, 0, 1},
            new double[] {0.9, 0.1, 0.1},
            new double[] {0.6, 0.6, 0.5});

    // On the plane through the first three the sum is 1.5; it is 1.1 and 1.7 for the others.
    assertThat(Knee.of(front)).isEqualTo(4);
  }

  @Test
  void aGoalByWhichAllAreEqualDoesNotMatter() {
    List<double[]> front =
        List.of(new double[] {0, 7, 1}, new double[] {0.8, 7, 0.8}, new double[] {1, 7, 0});

    assertThat(Knee.of(front)).isEqualTo(1);
  }

  @Test
  void oneResultIsTheKnee() {
    assertThat(Knee.of(List.of(new double[] {3, 4}))).isZero();
    assertThatThrownBy(() -> Knee.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an empty front has no knee");
  }
}
