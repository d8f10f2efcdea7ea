package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.Constraint;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class UntriedPointsTest {

  private final SplittableRandom random = new SplittableRandom(3);

  private record Even() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return (Long) values.byName().get("units") % 2 == 0;
    }

    @Override
    public String text() {
      return "units % 2 == 0";
    }
  }

  @Test
  void allFeasibleValuesComeBeforeAnyComesAgain() {
    UntriedPoints untried = new UntriedPoints(units(999, List.of(new Even())));
    Set<Values> tried = new HashSet<>();
    for (int draw = 0; draw < 500; draw++) {
      Values values = untried.next(tried::contains, random);
      assertThat((Long) values.byName().get("units")).isEven();
      assertThat(tried.add(values)).isTrue();
    }

    assertThat(tried).contains(untried.next(tried::contains, random));
  }

  @Test
  void theOnlyOnesLeftOfManyAreFound() {
    Values left = new Values(Map.of("units", 77_777L));

    assertThat(
            new UntriedPoints(units(99_999, List.of()))
                .next(values -> !values.equals(left), random))
        .isEqualTo(left);
  }

  @Test
  void aListThatIsLongIsNotWalked() {
    IntegerParameter branched =
        new IntegerParameter(
            "units",
            0,
            1_000_000,
            1,
            Scale.LINEAR,
            List.of(
                new Branch(
                    0, 9, List.of(new RealParameter("rate", 0, 1, 0.1, Scale.LINEAR, List.of())))));

    assertThat(
            new UntriedPoints(new Space(List.of(branched))).next(values -> true, random).byName())
        .containsKey("units");
  }

  @Test
  void valuesThatCannotBeListedAreDrawnAgain() {
    UntriedPoints untried =
        new UntriedPoints(new Space(List.of(new RealParameter("rate", 0, 1, Scale.LINEAR))));

    // Fifty draws all miss a half once in 10^15.
    Values values = untried.next(drawn -> (Double) drawn.byName().get("rate") < 0.5, random);
    assertThat((Double) values.byName().get("rate")).isGreaterThanOrEqualTo(0.5);
    assertThat(untried.next(drawn -> true, random).byName()).containsKey("rate");
  }

  private static Space units(long highest, List<Constraint> constraints) {
    return new Space(List.of(new IntegerParameter("units", 0, highest, Scale.LINEAR)), constraints);
  }
}
