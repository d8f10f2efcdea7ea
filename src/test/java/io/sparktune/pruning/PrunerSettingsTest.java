package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparktune.trial.Direction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class PrunerSettingsTest {

  @Test
  void impossibleSettings_areRefusedWithTheirValue() {
    refused(() -> new PrunerSettings.Percentile(0, 5, 1, 1), "the best 0.0 percent continue");
    refused(
        () -> new PrunerSettings.Percentile(Double.NaN, 5, 1, 1), "the best NaN percent continue");
    refused(() -> new PrunerSettings.Percentile(50, 0, 1, 1), "there are 0 startup trials");
    refused(() -> new PrunerSettings.Percentile(50, 5, -1, 1), "there are -1 warm-up epochs");
    refused(() -> new PrunerSettings.Percentile(50, 5, 1, 0), "trials are judged every 0 epochs");
    refused(
        () -> new PrunerSettings.Patient(0, 0, new PrunerSettings.None()),
        "the patience is 0 epochs");
    refused(
        () -> new PrunerSettings.Patient(1, -0.5, new PrunerSettings.None()),
        "the smallest improvement is -0.5");
    refused(() -> new PrunerSettings.Threshold(0.5, 0.25, 1), "scores must be from 0.5 to 0.25");
    refused(() -> new PrunerSettings.Threshold(0, 1, 0), "trials are judged from epoch 0");
    refused(() -> new PrunerSettings.SuccessiveHalving(1, 3, 1), "a bracket has 1 trials");
    refused(() -> new PrunerSettings.SuccessiveHalving(0, 3, 27), "the minimum is 0 epochs");
    refused(() -> new PrunerSettings.Asha(1, 1, HalvingType.STOPPING), "the reduction is 1");
    refused(
        () -> new PrunerSettings.Asha(1, 3, HalvingType.SYNCHRONOUS),
        "asynchronous halving is SYNCHRONOUS");
    refused(
        () -> new StudyShape(10, Direction.MAXIMIZE, 0, 0),
        "0 trials from number 0 of at most 10 epochs");
  }

  @Test
  void patienceWithAPrunerThatPauses_isRefused() {
    PrunerSettings pausing = new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);

    refused(
        () -> new PrunerSettings.Patient(3, 0, pausing),
        "no patience with a pruner that pauses trials: " + pausing);
  }

  @Test
  void pausing_areTheHalvingsThatPromote() {
    assertThat(new PrunerSettings.SuccessiveHalving(1, 3, 27).pausesTrials()).isTrue();
    assertThat(new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION).pausesTrials()).isTrue();
    assertThat(new PrunerSettings.Hyperband(1, 3, HalvingType.SYNCHRONOUS).pausesTrials()).isTrue();
    assertThat(new PrunerSettings.Asha(1, 3, HalvingType.STOPPING).pausesTrials()).isFalse();
    assertThat(new PrunerSettings.Hyperband(1, 3, HalvingType.STOPPING).pausesTrials()).isFalse();
    assertThat(new PrunerSettings.Percentile(50, 5, 1, 1).pausesTrials()).isFalse();
  }

  private static void refused(ThrowingCallable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
