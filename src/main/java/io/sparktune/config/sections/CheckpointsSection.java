package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.Times;
import io.sparktune.training.plan.SegmentSettings;
import java.time.Duration;

/** Reads {@code checkpoints}. */
public final class CheckpointsSection {

  private CheckpointsSection() {}

  /** The intervals of checkpoints and, from {@code pruning}, of reports. */
  public static SegmentSettings read(Section checkpoints, PruningSettings pruning) {
    return new SegmentSettings(
        pruning.reportEveryEpochs(),
        pruning.reportEveryMillis(),
        checkpoints
            .value("every", Times.duration(Duration.ZERO).or("never"))
            .map(Duration::toMillis)
            .orElse(SegmentSettings.NEVER));
  }
}
