package io.sparktune.search.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConcordanceTest {

  private final Concordance concordance = new Concordance();

  @Test
  void nothingContradictsAtFirst() {
    concordance.add(0.3, 5);

    assertThat(concordance.value()).isEqualTo(1);
  }

  @Test
  void pairsAreWeightedByTheirPredictedDifference() {
    concordance.add(0.1, 1);
    concordance.add(0.6, 2);
    concordance.add(0.9, 0);

    // One pair beforehand and 0.6 - 0.1 agree; 0.9 - 0.1 and 0.9 - 0.6 contradict.
    assertThat(concordance.value()).isCloseTo((1.5 - 1.1) / (1.5 + 1.1), within(1e-12));
  }

  @Test
  void equalMeritsSayNothing() {
    concordance.add(0.1, 1);
    concordance.add(0.9, 1);

    assertThat(concordance.value()).isEqualTo(1);
  }

  @Test
  void whatIsTurnedAroundIsWorthNothing() {
    concordance.add(0.1, 2);
    concordance.add(0.9, 1);
    concordance.add(0.8, 1.5);

    assertThat(concordance.value()).isZero();
  }
}
