package io.sparktune.importance;

import static io.sparktune.importance.Experiments.cube;
import static io.sparktune.importance.Experiments.estimate;
import static io.sparktune.importance.Experiments.pair;
import static io.sparktune.importance.Experiments.real;
import static io.sparktune.importance.Experiments.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares of variance against those of functions whose variance is known in closed form. */
final class FunctionalAnovaTest {

  private static Importances measured(Space space, List<ScoredValues> scored) {
    return Importances.of(Method.FANOVA, space, scored, 7);
  }

  @Test
  void aSum_isSharedAsTheVariancesOfItsTerms() {
    Importances found =
        measured(
            cube(3), search(cube(3), at -> 3 * real(at, "x0") + 2 * real(at, "x1"), 1000, 0.1, 1));

    // 9/12 and 4/12. Trees are steps, so that a few percent go to none.
    assertThat(estimate(found, "x0").share()).isCloseTo(9.0 / 13, within(0.04));
    assertThat(estimate(found, "x1").share()).isCloseTo(4.0 / 13, within(0.04));
    assertThat(estimate(found, "x2").share()).isCloseTo(0, within(0.002));
    assertThat(pair(found, "x0", "x1").share()).isCloseTo(0, within(0.02));
  }

  @Test
  void aProduct_isSharedAmongItsFactorsAndTheirPair() {
    Importances found =
        measured(
            cube(3),
            search(
                cube(3),
                at -> 3 * real(at, "x0") + 6 * real(at, "x1") * real(at, "x2"),
                1000,
                0.1,
                1));

    // 9/12 for each alone, since a factor has the mean 1/2; 36/144 for the pair.
    for (String parameter : List.of("x0", "x1", "x2")) {
      assertThat(estimate(found, parameter).share()).isCloseTo(0.3, within(0.04));
    }
    assertThat(pair(found, "x1", "x2").share()).isCloseTo(0.1, within(0.02));
    assertThat(pair(found, "x1", "x2").isAboveChance()).isTrue();
    assertThat(pair(found, "x0", "x1").share()).isCloseTo(0, within(0.02));
  }

  @Test
  void options_areTakenWithoutOrder() {
    Map<String, Double> gains = Map.of("a", 1.0, "b", -1.0, "c", 1.0, "d", -1.0);
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("option", List.of("a", "b", "c", "d")),
                cube(1).parameters().get(0)));
    Importances found =
        measured(
            space,
            search(
                space,
                at -> gains.get(at.of("option").orElseThrow().toString()) + 3 * real(at, "x0"),
                600,
                0.1,
                2));

    // Variances 1 and 9/12.
    assertThat(estimate(found, "option").share()).isCloseTo(4.0 / 7, within(0.04));
    assertThat(estimate(found, "x0").share()).isCloseTo(3.0 / 7, within(0.04));
  }

  @Test
  void valuesThatWereTriedMoreOften_countNoMoreThanTheirPartOfTheSpace() {
    List<ScoredValues> uneven =
        search(cube(2), FunctionalAnovaTest::stepAndSlope, 2000, 0.05, 3).stream()
            .filter(
                each -> real(each.values(), "x0") > 0.5 || real(each.values(), "x1") % 0.1 < 0.01)
            .toList();

    // 1/4 for the step and 1/12 for the slope. By trials instead of by space, with a tenth of those
    // below the step, it would be 0.08 and 1/12.
    Importances found = measured(cube(2), uneven);
    assertThat(estimate(found, "x0").share()).isCloseTo(0.75, within(0.06));
    assertThat(estimate(found, "x1").share()).isCloseTo(0.25, within(0.06));
  }

  private static double stepAndSlope(Values at) {
    return (real(at, "x0") > 0.5 ? 1 : 0) + real(at, "x1");
  }
}
