package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpreadPointsTest {

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void whatWasTriedIsAvoided() {
    SpreadPoints points =
        new SpreadPoints(new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR))));
    List<Observation> completed = new ArrayList<>();
    for (int trial = 0; trial < 200; trial++) {
      completed.add(Observation.complete(trial, at(0.3 * trial / 200), 0));
    }
    History history = History.of(completed, List.of(Observation.open(200, at(0.65))));

    // Six draws in ten thousand would be elsewhere only by chance.
    for (int draw = 0; draw < 50; draw++) {
      double x = (Double) points.next(history, random).byName().get("x");
      assertThat(x).isGreaterThan(0.3);
    }
  }

  @Test
  void aRangeIsCoveredWithFewerPointsThanByChance() {
    SpreadPoints points =
        new SpreadPoints(new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR))));
    List<Observation> completed = new ArrayList<>();
    Set<Integer> cells = new HashSet<>();
    for (int trial = 0; trial < 100; trial++) {
      Values values = points.next(History.of(completed, List.of()), random);
      completed.add(Observation.complete(trial, values, 0));
      cells.add((int) (50 * (Double) values.byName().get("x")));
    }

    // A hundred random points leave seven of fifty cells empty.
    assertThat(cells).hasSizeGreaterThanOrEqualTo(49);
  }

  @Test
  void optionsAreAsLikelyAsByChanceAndNothingComesTwice() {
    SpreadPoints points =
        new SpreadPoints(
            new Space(
                List.of(
                    new ChoiceParameter("option", List.of("a", "b")),
                    new IntegerParameter("n", 1, 500, Scale.LINEAR))));
    List<Observation> completed = new ArrayList<>();
    for (int trial = 0; trial < 400; trial++) {
      Values values = points.next(History.of(completed, List.of()), random);
      completed.add(Observation.complete(trial, values, 0));
    }

    assertThat(completed.stream().map(Observation::values)).doesNotHaveDuplicates();
    // Binomial with mean 200 and a deviation of 10: five deviations.
    assertThat(completed.stream().filter(o -> o.values().of("option").get().equals("a")).count())
        .isBetween(150L, 250L);
  }

  private static Values at(double x) {
    return new Values(Map.of("x", x));
  }
}
