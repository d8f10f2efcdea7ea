package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RepeatedResultsTest {

  private final RepeatedResults results = new RepeatedResults();
  private int trial;

  @Test
  void differentResultsLeaveASearchToItsModel() {
    for (int i = 0; i < 150; i++) {
      complete(-Math.abs(i - 3.1));
    }

    assertThat(results.explorationShare()).isZero();
  }

  @Test
  void theShareGrowsWhileTheBestResultComesAgain() {
    complete(0.5);
    complete(0.9);
    double last = 0;
    for (int i = 0; i < 60; i++) {
      complete(0.9);
      assertThat(results.explorationShare()).isBetween(last, 0.9);
      last = results.explorationShare();
    }

    assertThat(last).isGreaterThan(0.8);
  }

  @Test
  void anImprovementEndsExploration() {
    complete(0.5);
    complete(0.9, 30);
    complete(0.95);

    assertThat(results.explorationShare()).isZero();
  }

  @Test
  void otherResultsThatRepeatCountLess() {
    complete(0.9);
    complete(0.5, 40);

    assertThat(results.explorationShare()).isBetween(0.01, 0.3);
  }

  @Test
  void whereAllResultsAreEqualEverySuggestionExplores() {
    complete(0.5, 9);
    assertThat(results.explorationShare()).isLessThan(1);

    complete(0.5);
    assertThat(results.explorationShare()).isEqualTo(1);
  }

  @Test
  void theOrderOfASumMakesNoDifference() {
    double one = (0.1 + 0.2 + 0.3) / 3;
    double other = (0.3 + 0.2 + 0.1) / 3;
    for (int i = 0; i < 10; i++) {
      complete(i % 2 == 0 ? one : other);
    }

    assertThat(one).isNotEqualTo(other);
    assertThat(results.explorationShare()).isEqualTo(1);
    assertThat(RoundedMerit.of(0.0)).isEqualTo(RoundedMerit.of(-0.0));
    assertThat(RoundedMerit.of(-0.5)).isNotEqualTo(RoundedMerit.of(-0.5 - 1e-9));
  }

  @Test
  void severalGoalsImproveTogether() {
    complete(List.of(1.0, 0.0));
    for (int i = 0; i < 20; i++) {
      complete(List.of(1.0, 0.0));
    }
    complete(List.of(0.5, 0.0));
    assertThat(results.explorationShare()).isPositive();

    complete(List.of(0.5, 0.1));
    assertThat(results.explorationShare()).isZero();
  }

  @Test
  void trialsWithoutAResultDoNotCount() {
    for (int i = 0; i < 50; i++) {
      results.learn(
          new Observation(
              trial++,
              new Values(Map.of()),
              TrialState.FAILED,
              List.of(),
              0,
              new TreeMap<>(),
              List.of()));
    }

    assertThat(results.explorationShare()).isZero();
  }

  private void complete(double merit, int times) {
    for (int i = 0; i < times; i++) {
      complete(merit);
    }
  }

  private void complete(double merit) {
    complete(List.of(merit));
  }

  private void complete(List<Double> merits) {
    results.learn(
        new Observation(
            trial++,
            new Values(Map.of()),
            TrialState.COMPLETE,
            merits,
            0,
            new TreeMap<>(),
            List.of()));
  }
}
