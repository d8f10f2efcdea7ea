package io.sparktune.search.nsga2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.search.nsga2.SurvivalOrder.Placed;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SurvivalOrderTest {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Test
  void frontsComeFirstAndThenTheLessCrowded() {
    assertThat(
            order(
                individual(0.1, List.of(1.0, 1.0), List.of()),
                individual(0.2, List.of(0.0, 10.0), List.of()),
                individual(0.3, List.of(8.0, 3.0), List.of()),
                individual(0.4, List.of(9.0, 2.0), List.of()),
                individual(0.5, List.of(10.0, 0.0), List.of())))
        // Of the two between, one has 9 of 10 and 8 of 10 to its neighbours, the other 2 and 3.
        .containsExactly(0.2, 0.5, 0.3, 0.4, 0.1);
  }

  @Test
  void constraintsCountMoreThanMerits() {
    assertThat(
            order(
                individual(0.1, List.of(9.0, 9.0), List.of(3.0, -1.0)),
                individual(0.2, List.of(1.0, 1.0), List.of(0.0, -5.0)),
                individual(0.3, List.of(8.0, 8.0), List.of(1.0, -9.0)),
                individual(0.4, List.of(0.0, 0.0), List.of(-1.0, -1.0))))
        .containsExactly(0.2, 0.4, 0.3, 0.1);
  }

  @Test
  void unlikeViolationsAreNotAddedUp() {
    Individual millis = individual(0.1, List.of(1.0), List.of(250.0, 0.0));
    Individual share = individual(0.2, List.of(1.0), List.of(0.0, 0.01));
    Individual both = individual(0.3, List.of(1.0), List.of(250.0, 0.01));

    assertThat(millis.dominates(share)).isFalse();
    assertThat(share.dominates(millis)).isFalse();
    assertThat(share.dominates(both)).isTrue();
  }

  @Test
  void oneGoalIsOrderedByMerit() {
    assertThat(
            order(
                individual(0.1, List.of(2.0), List.of()),
                individual(0.2, List.of(3.0), List.of()),
                individual(0.3, List.of(1.0), List.of())))
        .containsExactly(0.2, 0.1, 0.3);
  }

  private static List<Double> order(Individual... population) {
    return SurvivalOrder.ordered(List.of(population)).stream()
        .map(Placed::individual)
        .map(individual -> individual.point()[0])
        .toList();
  }

  private static Individual individual(double x, List<Double> merits, List<Double> violations) {
    return new Individual(
        LINE,
        new Observation(
            0,
            new Values(Map.of("x", x)),
            TrialState.COMPLETE,
            merits,
            0,
            new TreeMap<>(),
            violations));
  }
}
