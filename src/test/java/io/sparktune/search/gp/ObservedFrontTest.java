package io.sparktune.search.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ObservedFrontTest {

  private final ObservedFront front = new ObservedFront();

  @Test
  void trialsThatAreDominatedLeaveTheFront() {
    assertThat(joins(List.of(1.0, 5.0), -1)).isTrue();
    assertThat(joins(List.of(5.0, 1.0), -1)).isTrue();
    assertThat(joins(List.of(0.5, 4.0), -1)).isFalse();
    assertThat(joins(List.of(2.0, 6.0), -1)).isTrue();

    assertThat(front.entries())
        .extracting(ObservedFront.Entry::merits)
        .containsExactly(List.of(5.0, 1.0), List.of(2.0, 6.0));
  }

  @Test
  void trialsThatBreakALimitAreDominatedByAnyThatKeepsIt() {
    assertThat(joins(List.of(9.0, 9.0), 0.1)).isTrue();
    assertThat(joins(List.of(1.0, 1.0), 0)).isTrue();
    assertThat(joins(List.of(10.0, 10.0), 0.1)).isFalse();

    assertThat(front.entries())
        .extracting(ObservedFront.Entry::merits)
        .containsExactly(List.of(1.0, 1.0));
  }

  private boolean joins(List<Double> merits, double violation) {
    return front.joins(
        new double[0],
        new Observation(
            0,
            new Values(Map.of()),
            TrialState.COMPLETE,
            merits,
            0,
            new TreeMap<>(),
            List.of(violation)));
  }
}
