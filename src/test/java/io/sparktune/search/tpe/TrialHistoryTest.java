package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.Observation;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TrialHistoryTest {

  private final TrialHistory history =
      new TrialHistory(new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR))), 1);

  @Test
  void permittedTrialsComeBeforeThoseThatBreakConstraints() {
    complete(0.9, 0.1, 500.0);
    complete(0.1, 0.0, -1.0);
    complete(0.2, -0.1, 0.0);
    complete(0.8, 0.3, -1.0);

    // Each violation is a share of all that broke its constraint: 0.25 + 1, and 0.75.
    assertThat(history.good(4, List.of()).numbers()).containsExactly(2, 1, 3, 0);
  }

  @Test
  void tiedTrialsShareAWeightThatShrinksWithTheirNumber() {
    complete(0.9);
    complete(0.5);
    complete(0.5);
    complete(0.1);

    List<Double> weights = history.good(4, List.of()).weights();
    double[] distinct = {Math.log(5), Math.log(5 / 2.0), Math.log(5 / 3.0), Math.log(5 / 4.0)};
    double tied = (distinct[1] + distinct[2]) / 2 / Math.sqrt(2);
    assertThat(weights.get(1)).isEqualTo(weights.get(2));
    assertThat(weights.get(1) / weights.get(0)).isCloseTo(tied / distinct[0], within(1e-12));
    assertThat(weights.get(3) / weights.get(0)).isCloseTo(distinct[3] / distinct[0], within(1e-12));
  }

  @Test
  void failedTrialsAreNeverGood() {
    history.learn(observation(0, TrialState.FAILED, List.of(), List.of(0.5)));
    history.learn(observation(1, TrialState.FAILED, List.of(), List.of()));
    complete(0.1, 0.9);

    assertThat(history.good(3, List.of()).numbers()).containsExactly(2);
  }

  @Test
  void requirementsAreThoseThatWereBroken() {
    complete(0.9, -1.0, -1.0);
    assertThat(history.requirements()).isEmpty();

    complete(0.9, -1.0, 2.0);
    assertThat(history.requirements()).hasSize(1);
    assertThat(history.requirements().get(0).satisfied()).isEqualTo(1);

    history.learn(observation(2, TrialState.FAILED, List.of(), List.of()));
    assertThat(history.requirements()).hasSize(2);
  }

  @Test
  void whatIsNotANumberBreaksAConstraintMost() {
    complete(0.5, Double.NaN);
    complete(0.4, 3.0);

    assertThat(history.good(2, List.of()).numbers()).containsExactly(1, 0);
  }

  private void complete(double merit, Double... violations) {
    history.learn(
        observation(history.size(), TrialState.COMPLETE, List.of(merit), List.of(violations)));
  }

  private static Observation observation(
      int trial, TrialState state, List<Double> merits, List<Double> violations) {
    return new Observation(
        trial, new Values(Map.of("x", 0.5)), state, merits, 0, new TreeMap<>(), violations);
  }
}
