package io.sparktune.importance;

import static io.sparktune.importance.Experiments.cube;
import static io.sparktune.importance.Experiments.estimate;
import static io.sparktune.importance.Experiments.network;
import static io.sparktune.importance.Experiments.real;
import static io.sparktune.importance.Experiments.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ImportancesTest {

  private static final int SEEDS = 20;

  private static Stream<Arguments> functions() {
    ToDoubleFunction<Values> branin = Experiments::branin;
    ToDoubleFunction<Values> noise = at -> 0;
    ToDoubleFunction<Values> merit = Experiments::networkMerit;
    return Stream.of(Method.values())
        .flatMap(
            method ->
                Stream.of(
                    Arguments.of(method, cube(4), branin, List.of("x2", "x3")),
                    Arguments.of(method, cube(2), noise, List.of("x0", "x1")),
                    Arguments.of(method, network(), merit, List.of("dummy", "second-width"))));
  }

  /**
   * With 1,440 dummies in other seeds, none was told from 0. Were the intervals no wider than 90 %,
   * this would fail now and then; they are, since chance is in them twice.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void dummies_areLastOrNotDistinguishedFromZero(
      Method method, Space space, ToDoubleFunction<Values> merit, List<String> dummies) {
    Map<String, Integer> told = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Importances found = Importances.of(method, space, search(space, merit, 40, 0.5, seed), seed);
      String last = found.parameters().get(space.dimensions() - 1).parameter();
      for (String dummy : dummies) {
        Estimate estimate = estimate(found, dummy);
        boolean coversZero = estimate.low() <= 0 && estimate.high() >= 0;
        told.merge(dummy, coversZero || last.equals(dummy) ? 0 : 1, Integer::sum);
      }
    }
    assertThat(told.values()).hasSize(2).allMatch(times -> times <= 1);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void noise_hasNoImportanceInTheMean(Method method) {
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Importances found =
          Importances.of(method, cube(2), search(cube(2), at -> 0, 40, 1, 100 + seed), seed);
      sum += estimate(found, "x0").share();
    }
    // Without the twins' shares off, x0 would have about half. A single one has a standard
    // deviation of about 0.25; 0.15 is 2.7 of those of a mean of 20.
    assertThat(sum / SEEDS).isCloseTo(0, within(0.15));
  }

  @Test
  void whatMatters_isAboveChance_andItsIntervalNarrowsWithTrials() {
    Estimate few = rate(40);
    Estimate many = rate(400);

    assertThat(few.isAboveChance()).isTrue();
    assertThat(many.isAboveChance()).isTrue();
    assertThat(few.low()).isLessThan(few.share());
    assertThat(few.high()).isGreaterThan(few.share());
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
  }

  private static Estimate rate(int trials) {
    List<ScoredValues> scored =
        search(cube(3), at -> 3 * real(at, "x0") + real(at, "x1"), trials, 0.5, 11);
    return estimate(Importances.of(Method.FANOVA, cube(3), scored, 7), "x0");
  }

  @Test
  void foldsThatDisagree_widenTheInterval() {
    ToDoubleFunction<Values> merit = at -> real(at, "x0") + real(at, "x1");
    Estimate quiet =
        estimate(
            Importances.of(Method.FANOVA, cube(2), search(cube(2), merit, 100, 0.05, 3), 7), "x0");
    Estimate noisy =
        estimate(
            Importances.of(Method.FANOVA, cube(2), search(cube(2), merit, 100, 1, 3), 7), "x0");

    assertThat(noisy.high() - noisy.low()).isGreaterThan(2 * (quiet.high() - quiet.low()));
  }

  @Test
  void conditionalParameters_areMeasuredWhereTheyAreOn() {
    List<ScoredValues> scored = search(network(), Experiments::networkMerit, 300, 0.2, 4);
    Importances found = Importances.of(Method.FANOVA, network(), scored, 7);

    ParameterImportance momentum = named(found, "momentum");
    long on = scored.stream().filter(each -> each.values().of("momentum").isPresent()).count();
    assertThat(momentum.trials()).isEqualTo((int) on);
    assertThat(momentum.activeShare()).isCloseTo(on / 300.0, within(1e-12));
    // With sgd: 1/12 of momentum against 16 · Var((rate - 0.6)²), that is
    // 16 · ((0.6⁵ + 0.4⁵) / 5 - ((0.6³ + 0.4³) / 3)²), of the rate.
    double rate =
        16
            * ((Math.pow(0.6, 5) + Math.pow(0.4, 5)) / 5
                - Math.pow((Math.pow(0.6, 3) + Math.pow(0.4, 3)) / 3, 2));
    assertThat(momentum.estimate().share()).isCloseTo(1 / 12.0 / (1 / 12.0 + rate), within(0.08));
    assertThat(named(found, "rate").activeShare()).isEqualTo(1);
    assertThat(found.pairs())
        .noneMatch(pair -> pair.first().equals("momentum") && pair.second().equals("second-width"))
        .anyMatch(pair -> pair.first().equals("rate") && pair.second().equals("momentum"));
  }

  private static ParameterImportance named(Importances importances, String parameter) {
    return importances.parameters().stream()
        .filter(each -> each.parameter().equals(parameter))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void tooFewTrials_haveNoEstimate_andStandLast(Method method) {
    List<ScoredValues> scored =
        search(network(), Experiments::networkMerit, 100, 0.2, 4).stream()
            .filter(each -> each.values().of("momentum").isEmpty())
            .limit(12)
            .toList();
    Importances found = Importances.of(method, network(), scored, 7);

    assertThat(found.parameters()).hasSize(6);
    assertThat(named(found, "momentum").estimate()).isNull();
    assertThat(named(found, "momentum").activeShare()).isZero();
    assertThat(found.parameters().get(0).estimate()).isNotNull();
    assertThat(found.parameters().get(5).estimate()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void equalScores_giveNothingToExplain(Method method) {
    List<ScoredValues> scored = search(cube(2), at -> 0, 30, 0, 5);
    Importances found = Importances.of(method, cube(2), scored, 7);

    assertThat(found.parameters())
        .allSatisfy(each -> assertThat(each.estimate().isAboveChance()).isFalse());
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void theSameTrials_giveTheSame(Method method) {
    List<ScoredValues> scored = search(cube(3), Experiments::branin, 30, 0.3, 5);

    assertThat(Importances.of(method, cube(3), scored, 7))
        .isEqualTo(Importances.of(method, cube(3), scored, 7))
        .isNotEqualTo(Importances.of(method, cube(3), scored, 8));
  }

  @Test
  void itTakesTwoParametersAndTenTrials() {
    List<ScoredValues> ten = search(cube(2), at -> 0, 10, 1, 5);

    assertThat(Importances.isPossible(cube(2), ten)).isTrue();
    assertThat(Importances.isPossible(cube(2), ten.subList(0, 9))).isFalse();
    assertThat(Importances.isPossible(cube(1), ten)).isFalse();
  }

  @Test
  void meritsAreFiniteNumbers() {
    Values values = new Values(Map.of("x0", 0.5));

    assertThatThrownBy(() -> new ScoredValues(values, List.of(1.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the merits of x0=0.5 are [1.0, NaN]");
    assertThatThrownBy(() -> new ScoredValues(values, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the merits of x0=0.5 are []");
  }
}
