package io.sparktune.simulation;

import java.time.Duration;

/**
 * The cluster that folds are pretended to be trained on.
 *
 * @param slots folds that can be trained side by side while no executor is lost
 * @param executorSlots of each executor; the last one has what is left
 * @param lossesPerHour of each executor
 * @param replacement after which a lost executor has a successor
 * @param millisPerCheckpoint of training, after which a fold keeps a checkpoint at the end of the
 *     epoch
 * @param seed of the losses
 */
public record ClusterSettings(
    int slots,
    int executorSlots,
    double lossesPerHour,
    Duration replacement,
    long millisPerCheckpoint,
    long seed) {

  public ClusterSettings {
    if (slots < 1 || executorSlots < 1) {
      throw new IllegalArgumentException(
          slots + " slots on executors of " + executorSlots + " slots");
    }
    if (!(lossesPerHour >= 0 && Double.isFinite(lossesPerHour))) {
      throw new IllegalArgumentException("there are " + lossesPerHour + " losses an hour");
    }
    if (replacement.isNegative() || millisPerCheckpoint < 0) {
      throw new IllegalArgumentException(
          "a successor comes after "
              + replacement
              + ", a checkpoint is written every "
              + millisPerCheckpoint
              + " ms");
    }
  }

  /** Slots of one executor that nothing happens to. */
  public static ClusterSettings safe(int slots) {
    return new ClusterSettings(slots, slots, 0, Duration.ZERO, Long.MAX_VALUE, 0);
  }
}
