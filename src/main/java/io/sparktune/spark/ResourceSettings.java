package io.sparktune.spark;

import io.sparktune.training.nd4j.natives.NativesChoice;
import java.util.Objects;

/**
 * The resources of one fold.
 *
 * @param cpus for its native threads
 * @param gpus none, a whole one, or a share of at most a half that other folds use as well
 * @param natives for every process
 * @param otherNatives whether a strict study may go on with other natives than before
 */
public record ResourceSettings(int cpus, double gpus, NativesChoice natives, boolean otherNatives) {

  /** One cpu and no GPU, or whatever the submitter says. */
  public static final ResourceSettings DEFAULT = new ResourceSettings(1, 0);

  public ResourceSettings {
    Objects.requireNonNull(natives, "natives");
    if (cpus < 1) {
      throw new IllegalArgumentException("a fold has " + cpus + " cpus");
    }
    // What Spark can hand out (ResourceUtils.calculateAmountAndPartsForFraction).
    if (!(gpus == 0 || gpus == 1 || (gpus > 0 && gpus <= 0.5))) {
      throw new IllegalArgumentException(
          "a fold has " + gpus + " GPUs; it can have 0, 1 or up to 0.5");
    }
  }

  /** With the fastest natives of each machine. */
  public ResourceSettings(int cpus, double gpus) {
    this(cpus, gpus, NativesChoice.AUTO, false);
  }

  /** Whether Spark may keep what it was started with. */
  boolean areSparks() {
    return cpus == DEFAULT.cpus && gpus == DEFAULT.gpus;
  }
}
