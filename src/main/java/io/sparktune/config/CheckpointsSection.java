package io.sparktune.config;

import io.sparktune.training.StretchSettings;
import java.time.Duration;

/** Reads {@code checkpoints}. */
final class CheckpointsSection {

  private CheckpointsSection() {}

  /** How often a fold looks up, with what {@code pruning} says of it. */
  static StretchSettings read(Section checkpoints, Pruning pruning) {
    return new StretchSettings(
        pruning.reportEveryEpochs(),
        checkpoints
            .value("every", Times.duration(Duration.ZERO).or("never"))
            .map(Duration::toMillis)
            .orElse(StretchSettings.NEVER));
  }
}
