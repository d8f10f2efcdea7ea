package io.sparktune.search.gp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GpSettingsTest {

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> settings(0, 50, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the number of startup trials is 0");
    assertThatThrownBy(() -> settings(1, 49, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the largest number of trials is 49");
    assertThatThrownBy(() -> settings(1, 50, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the candidates are 9");
  }

  private static GpSettings settings(int startupTrials, int maxTrials, int candidates) {
    return new GpSettings(
        startupTrials,
        maxTrials,
        candidates,
        GpSettings.Locality.NONE,
        GpSettings.PendingPolicy.EXPLORE);
  }
}
