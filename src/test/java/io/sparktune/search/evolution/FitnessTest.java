package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FitnessTest {

  @Test
  void trialsAreOrderedByWhatBecameOfThem() {
    List<Fitness> worstFirst =
        Stream.of(
                over(TrialState.FAILED, List.of(), Map.of(), List.of()),
                over(TrialState.PRUNED, List.of(), Map.of(3, 0.9), List.of()),
                over(TrialState.PRUNED, List.of(), Map.of(3, 0.9, 9, 0.1), List.of()),
                over(TrialState.PRUNED, List.of(), Map.of(9, 0.2), List.of()),
                over(TrialState.COMPLETE, List.of(0.99), Map.of(), List.of(2.0, -5.0)),
                over(TrialState.COMPLETE, List.of(0.1), Map.of(), List.of(1.0, 0.5)),
                over(TrialState.COMPLETE, List.of(-7.0), Map.of(), List.of(0.0, -1.0)),
                over(TrialState.COMPLETE, List.of(0.5, 0.0), Map.of(), List.of()))
            .map(Fitness::of)
            .toList();

    assertThat(worstFirst).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aTrialThatWasPrunedBeforeItWasComparedIsAsGoodAsAFailedOne() {
    assertThat(Fitness.of(over(TrialState.PRUNED, List.of(), Map.of(), List.of())))
        .isEqualByComparingTo(Fitness.of(over(TrialState.FAILED, List.of(), Map.of(), List.of())));
  }

  private static Observation over(
      TrialState state, List<Double> merits, Map<Integer, Double> rungs, List<Double> violations) {
    return new Observation(
        0, new Values(Map.of()), state, merits, 0, new TreeMap<>(rungs), violations);
  }
}
