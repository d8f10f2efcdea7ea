package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TpeSettingsTest {

  @Test
  void countsBelowOneAreRefused() {
    assertThatThrownBy(() -> new TpeSettings(true, false, true, 0, 24, 0.15, 25, 1))
        .hasMessage("there are 0 startup trials, 24 candidates and at most 25 good trials");
  }

  @Test
  void sharesBeyondTheUnitIntervalAreRefused() {
    assertThatThrownBy(() -> new TpeSettings(true, false, true, 10, 24, 1, 25, 1))
        .hasMessage("gamma is 1.0");
  }

  @Test
  void aPriorWithoutWeightIsRefused() {
    assertThatThrownBy(() -> new TpeSettings(true, false, true, 10, 24, 0.15, 25, 0))
        .hasMessage("the weight of the prior is 0.0");
  }
}
