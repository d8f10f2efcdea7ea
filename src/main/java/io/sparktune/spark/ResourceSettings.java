package io.sparktune.spark;

/**
 * The resources of one fold.
 *
 * @param cpus for its native threads
 * @param gpus none, a whole one, or a share of at most a half that other folds use as well
 */
public record ResourceSettings(int cpus, double gpus) {

  /** One cpu and no GPU, or whatever the submitter says. */
  public static final ResourceSettings DEFAULT = new ResourceSettings(1, 0);

  public ResourceSettings {
    if (cpus < 1) {
      throw new IllegalArgumentException("a fold has " + cpus + " cpus");
    }
    // What Spark can hand out (ResourceUtils.calculateAmountAndPartsForFraction).
    if (!(gpus == 0 || gpus == 1 || (gpus > 0 && gpus <= 0.5))) {
      throw new IllegalArgumentException(
          "a fold has " + gpus + " GPUs; it can have 0, 1 or up to 0.5");
    }
  }
}
