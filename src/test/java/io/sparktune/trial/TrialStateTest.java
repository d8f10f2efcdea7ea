package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrialStateTest {

  @Test
  void whatBecameOfTrials_agreesWithTheirNumber() {
    assertThat(TrialState.PRUNED.verb(1)).isEqualTo("was pruned");
    assertThat(TrialState.PRUNED.verb(2)).isEqualTo("were pruned");
    assertThat(TrialState.FAILED.verb(2)).isEqualTo("failed");
  }
}
