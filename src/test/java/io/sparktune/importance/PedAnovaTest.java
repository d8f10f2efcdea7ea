package io.sparktune.importance;

import static io.sparktune.importance.Experiments.cube;
import static io.sparktune.importance.Experiments.estimate;
import static io.sparktune.importance.Experiments.real;
import static io.sparktune.importance.Experiments.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PedAnovaTest {

  private static final int ROWS = 20_000;

  private static final int[] BEST_FIRST = IntStream.range(0, ROWS).toArray();

  private static double divergence(CellAxis axis, int[] cells, int best, int region) {
    return new ParzenDensities(axis, BEST_FIRST, best, region).divergence(cells);
  }

  @Test
  void theLowestTenthOfAParameter_divergesByNine() {
    double[] ordered = IntStream.range(0, ROWS).mapToDouble(i -> (i + 0.5) / ROWS).toArray();
    CellAxis axis = CellAxis.of(new RealParameter("x", 0, 1, Scale.LINEAR), ordered);
    int[] cells = IntStream.range(0, ROWS).map(row -> axis.cellOf(ordered[row])).toArray();

    // Uniform on a tenth against uniform on all: 10 - 1, and on a half: 5 - 1. Kernels and cells
    // smear the edge by about a cell of 1/32, of the tenth's three.
    assertThat(divergence(axis, cells, ROWS / 10, ROWS)).isCloseTo(9, within(1.5));
    assertThat(divergence(axis, cells, ROWS / 10, ROWS / 2)).isCloseTo(4, within(0.8));
    assertThat(divergence(axis, cells, ROWS / 10, ROWS / 10)).isCloseTo(0, within(1e-9));
  }

  @Test
  void oneOptionOfFour_divergesByThree() {
    ChoiceParameter choice = new ChoiceParameter("option", List.of("a", "b", "c", "d"));
    List<Object> options = choice.options();
    CellAxis axis = CellAxis.of(choice, options.stream().mapToDouble(choice::unitOf).toArray());
    int[] cells =
        IntStream.range(0, ROWS)
            .map(row -> axis.cellOf(choice.unitOf(options.get(4 * row / ROWS))))
            .toArray();

    // 1 / (1/4) - 1; the kernels' one row for each option takes little of 5,000.
    assertThat(divergence(axis, cells, ROWS / 4, ROWS)).isCloseTo(3, within(0.01));
  }

  @Test
  void twoParametersOfASum_areSharedAsTheirDivergences() {
    List<ScoredValues> scored =
        search(cube(3), at -> -3 * real(at, "x0") - 2 * real(at, "x1"), 4000, 0, 5);
    Importances found = Importances.of(Method.PED_ANOVA, cube(3), scored, 7);

    // The best tenth is the corner 3 x0 + 2 x1 < t with t² = 2 · 3 · 2 / 10; the density of x0 on
    // it falls from 2 · 3 / t to 0 at t / 3, so that its divergence is 4 · 3 / (3 t) - 1.
    double t = Math.sqrt(1.2);
    double first = 4 / t - 1;
    double second = 8 / (3 * t) - 1;
    assertThat(estimate(found, "x0").share()).isCloseTo(first / (first + second), within(0.05));
    assertThat(estimate(found, "x1").share()).isCloseTo(second / (first + second), within(0.05));
    assertThat(estimate(found, "x2").share()).isCloseTo(0, within(0.01));
  }

  @Test
  void whatOnlyTellsGoodFromBad_isNotAskedForAmongTheGood() {
    // x0 makes the better half; within it only x1 matters.
    List<ScoredValues> scored =
        search(cube(2), at -> real(at, "x0") > 0.5 ? 5 + real(at, "x1") : 0, 1000, 0.01, 6);

    Importances global = Importances.of(Method.PED_ANOVA, cube(2), scored, 7);
    Importances local = Importances.of(Method.PED_ANOVA_LOCAL, cube(2), scored, 7);
    assertThat(estimate(global, "x0").isAboveChance()).isTrue();
    assertThat(estimate(local, "x0").share()).isCloseTo(0, within(0.05));
    assertThat(estimate(local, "x1").share()).isGreaterThan(0.9);
    assertThat(local.pairs()).isEmpty();
  }
}
