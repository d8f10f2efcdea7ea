package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Constraint;
import io.sparktune.space.Grid;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GridSamplerTest {

  private static final List<Parameter> PARAMETERS =
      List.of(
          new ChoiceParameter("updater", List.of("adam", "sgd"))
              .withBranches(
                  List.of(
                      new Branch(
                          1, 1, List.of(new ChoiceParameter("momentum", List.of(0.0, 0.9)))))),
          new IntegerParameter("units", 8, 64, 8, Scale.LINEAR, List.of()));

  private static final Space SPACE = new Space(PARAMETERS);

  private static final int POINTS = 3 * 8;

  /** Half of the grid. */
  private static final Space CONSTRAINED = new Space(PARAMETERS, List.of(new FewUnits(32)));

  private static final Space HUGE =
      new Space(
          IntStream.range(0, 8)
              .mapToObj(i -> (Parameter) new IntegerParameter("p" + i, 1, 1_000, Scale.LINEAR))
              .toList());

  private record FewUnits(long most) implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return (Long) values.byName().get("units") <= most;
    }

    @Override
    public String text() {
      return "units <= " + most;
    }
  }

  @ParameterizedTest
  @EnumSource
  void itEndsAfterEveryPoint(GridOrder order) {
    assertThat(sampler(SPACE, order, 1).size().orElseThrow()).isEqualTo(POINTS);
  }

  @ParameterizedTest
  @EnumSource
  void everyPointIsSuggestedOnce(GridOrder order) {
    Sampler sampler = sampler(SPACE, order, 1);

    assertThat(suggestions(sampler, POINTS)).containsExactlyInAnyOrderElementsOf(allPoints());
  }

  @Test
  void aGridInOrderIsTheGrid() {
    assertThat(suggestions(new GridSettings().sampler(new SearchShape(SPACE, 1)), POINTS))
        .isEqualTo(allPoints());
  }

  @Test
  void aShuffledGridDependsOnTheSeed() {
    List<Values> one = suggestions(sampler(SPACE, GridOrder.SHUFFLED, 1), POINTS);

    assertThat(one).isNotEqualTo(suggestions(sampler(SPACE, GridOrder.SHUFFLED, 2), POINTS));
    assertThat(one).isEqualTo(suggestions(sampler(SPACE, GridOrder.SHUFFLED, 1), POINTS));
  }

  @ParameterizedTest
  @EnumSource
  void pointsThatBreakAConstraintAreLeftOut(GridOrder order) {
    Sampler sampler = sampler(CONSTRAINED, order, 1);

    assertThat(sampler.size().orElseThrow()).isEqualTo(POINTS / 2);
    assertThat(suggestions(sampler, POINTS / 2))
        .containsExactlyInAnyOrderElementsOf(
            allPoints().stream().filter(values -> CONSTRAINED.violated(values).isEmpty()).toList());
  }

  @Test
  void aGridThatIsAskedForTheFirstTimeInTheMiddleSaysTheSame() {
    Sampler sampler = sampler(CONSTRAINED, GridOrder.SHUFFLED, 3);
    Values seventh = suggestions(sampler, 8).get(7);

    assertThat(sampler(CONSTRAINED, GridOrder.SHUFFLED, 3).suggest(7, History.NONE))
        .isEqualTo(seventh);
  }

  @Test
  void aShuffledGridOfTenToTheTwentyFourPointsIsSpreadAllOver() {
    Sampler sampler = sampler(HUGE, GridOrder.SHUFFLED, 1);
    List<Values> suggestions = suggestions(sampler, 2_000);

    assertThat(sampler.size().orElseThrow()).isEqualTo(BigInteger.TEN.pow(24));
    for (Parameter parameter : HUGE.parameters()) {
      double mean =
          suggestions.stream()
              .mapToLong(values -> (Long) values.byName().get(parameter.name()))
              .average()
              .orElseThrow();
      // The deviation of the mean is 288.7 / sqrt(2,000) = 6.5: six deviations.
      assertThat(mean).isBetween(500.5 - 39, 500.5 + 39);
    }
  }

  @Test
  void theMostOfAHugeConstrainedGridIsItsSize() {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("units", 1, 4_000, Scale.LINEAR),
                new IntegerParameter("epochs", 1, 4_000, Scale.LINEAR)),
            List.of(new FewUnits(10)));

    assertThat(sampler(space, GridOrder.IN_ORDER, 1).size().orElseThrow()).isEqualTo(16_000_000);
  }

  @Test
  void pointsBehindTheEndAreRefused() {
    Sampler sampler = sampler(CONSTRAINED, GridOrder.IN_ORDER, 1);

    assertThatThrownBy(() -> sampler.suggest(POINTS / 2, History.NONE))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("the grid has no point 24");
  }

  private static Sampler sampler(Space space, GridOrder order, long seed) {
    return new GridSettings(order).sampler(new SearchShape(space, seed));
  }

  private static List<Values> suggestions(Sampler sampler, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> sampler.suggest(number, History.NONE))
        .toList();
  }

  private static List<Values> allPoints() {
    Grid grid = new Grid(SPACE);
    return Stream.iterate(BigInteger.ZERO, BigInteger.ONE::add)
        .limit(POINTS)
        .map(grid::valuesAt)
        .toList();
  }
}
