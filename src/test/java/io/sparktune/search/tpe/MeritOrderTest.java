package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MeritOrderTest {

  private final MeritOrder standings = new MeritOrder();

  @Test
  void completeTrialsStandByTheirMerit() {
    complete(0, 0.3, Map.of());
    complete(1, 0.9, Map.of());
    complete(2, 0.5, Map.of());

    assertThat(standings.best(9)).containsExactly(1, 2, 0);
    assertThat(standings.best(2)).containsExactly(1, 2);
  }

  @Test
  void ofTiedTrialsAtTheBorderSomeOfAllTimesAreTaken() {
    complete(0, 0.9, Map.of());
    for (int trial = 1; trial <= 8; trial++) {
      complete(trial, 0.5 + (trial % 2) * 1e-16, Map.of());
    }
    complete(9, 0.1, Map.of());

    assertThat(standings.best(5)).containsExactlyInAnyOrder(0, 1, 3, 5, 7);
    assertThat(standings.best(20)).hasSize(10).startsWith(0).endsWith(9);
  }

  @Test
  void aStoppedTrialStandsAsItStoodAmongThoseThatWentOn() {
    complete(0, 0.9, Map.of(3, 0.50));
    complete(1, 0.8, Map.of(3, 0.60));
    complete(2, 0.4, Map.of(3, 0.20));
    pruned(3, Map.of(3, 0.30));

    assertThat(standings.best(9)).containsExactly(0, 1, 3, 2);
  }

  @Test
  void aStoppedTrialThatLedStandsFirst() {
    complete(0, 0.9, Map.of(3, 0.50));
    pruned(1, Map.of(3, 0.55));

    assertThat(standings.best(9)).containsExactly(1, 0);
  }

  @Test
  void meritsOfDifferentRungsAreNotCompared() {
    complete(0, 0.2, Map.of(1, 0.7, 3, 0.5));
    pruned(1, Map.of(1, 0.6, 3, 0.4));
    pruned(2, Map.of(1, 0.5));

    // Though its merit at its last rung is above that of trial 1 at its own.
    assertThat(standings.best(9)).containsExactly(0, 1, 2);
  }

  @Test
  void beforeAnyTrialIsCompleteTheHighestRungLeads() {
    pruned(0, Map.of(1, 0.9));
    pruned(1, Map.of(1, 0.95, 3, 0.1));
    pruned(2, Map.of(1, 0.92, 3, 0.2));

    assertThat(standings.best(9)).containsExactly(2, 1, 0);
    assertThat(standings.size()).isEqualTo(3);
  }

  @Test
  void aCopyDoesNotChangeWhatItWasCopiedFrom() {
    pruned(0, Map.of(1, 0.9));
    MeritOrder copy = new MeritOrder(standings);
    copy.add(1, observation(1, TrialState.PRUNED, List.of(), Map.of(1, 0.95)));

    assertThat(copy.best(9)).containsExactly(1, 0);
    assertThat(standings.best(9)).containsExactly(0);
  }

  private void complete(int trial, double merit, Map<Integer, Double> rungs) {
    standings.add(trial, observation(trial, TrialState.COMPLETE, List.of(merit), rungs));
  }

  private void pruned(int trial, Map<Integer, Double> rungs) {
    standings.add(trial, observation(trial, TrialState.PRUNED, List.of(), rungs));
  }

  private static Observation observation(
      int trial, TrialState state, List<Double> merits, Map<Integer, Double> rungs) {
    return new Observation(
        trial, new Values(Map.of()), state, merits, 0, new TreeMap<>(rungs), List.of());
  }
}
