package io.sparktune.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DominanceTest {

  @Test
  void betterByOneGoalAndWorseByNoneDominates() {
    assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 1})).isTrue();
    assertThat(Dominance.dominates(new double[] {1, 1}, new double[] {1, 2})).isFalse();
  }

  @Test
  void betterByOneGoalAndWorseByAnotherDoesNotDominate() {
    assertThat(Dominance.dominates(new double[] {2, 1}, new double[] {1, 2})).isFalse();
  }

  @Test
  void equalsDoNotDominateEachOther() {
    assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 2})).isFalse();
  }

  @Test
  void differentNumbersOfGoalsAreRefused() {
    assertThatThrownBy(() -> Dominance.dominates(new double[3], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 merits are compared with 2");
  }
}
