package io.sparktune.search;

/** Which sampler a study has, and how it is set. */
public interface SamplerSettings {

  /** The sampler for a study. */
  Sampler sampler(SearchShape shape);

  /** Whether it looks for a front where there are several goals. */
  default boolean takesSeveralGoals() {
    return true;
  }

  /** Whether it needs a pruner that compares trials at rungs. */
  default boolean learnsFromRungs() {
    return false;
  }

  /** Whether its suggestions have an order of their own, before which nothing can be tried. */
  default boolean hasOwnOrder() {
    return false;
  }

  /**
   * How many trials it keeps in training, each that is given up being replaced by one that goes on
   * from another; 0 where trials do not replace each other.
   */
  default int keptInTraining() {
    return 0;
  }

  /**
   * The sampler for a study, before which others may be asked.
   *
   * @throws IllegalArgumentException if it ends, since then it has an order of its own
   */
  default Sampler endlessSampler(SearchShape shape) {
    Sampler sampler = sampler(shape);
    if (sampler.size().isPresent()) {
      throw new IllegalArgumentException(name() + " has an order of its own");
    }
    return sampler;
  }

  /** As in study files, such as {@code random}. */
  String name();
}
