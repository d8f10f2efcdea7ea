package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BoundedLbfgsTest {

  @Test
  void aBentValleyIsFollowedToItsEnd() {
    BoundedLbfgs.End end =
        new BoundedLbfgs(BoundedLbfgsTest::valley, new double[] {-5, -5}, new double[] {5, 5}, 0.5)
            .from(new double[] {-1.2, 1}, 200);

    assertThat(end.place()).containsExactly(new double[] {1, 1}, within(1e-3));
    assertThat(end.value()).isLessThan(1e-6);
  }

  @Test
  void aMinimumOutsideOfTheBoxIsMetAtItsWall() {
    BoundedLbfgs.End end =
        new BoundedLbfgs(
                BoundedLbfgsTest::valley, new double[] {-0.5, -5}, new double[] {0.5, 5}, 0.5)
            .from(new double[] {-0.4, 3}, 200);

    assertThat(end.place()).containsExactly(new double[] {0.5, 0.25}, within(1e-4));
  }

  @Test
  void aStartOutsideOfTheBoxIsMovedIntoIt() {
    BoundedLbfgs.End end =
        new BoundedLbfgs(BoundedLbfgsTest::valley, new double[] {0, 0}, new double[] {2, 2}, 0.5)
            .from(new double[] {-7, 9}, 0);

    assertThat(end.place()).containsExactly(0, 2);
  }

  /** Rosenbrock's valley with a flatter floor. */
  private static double valley(double[] x, double[] slopes) {
    double a = x[1] - x[0] * x[0];
    double b = 1 - x[0];
    slopes[0] = -40 * x[0] * a - 2 * b;
    slopes[1] = 20 * a;
    return 10 * a * a + b * b;
  }
}
