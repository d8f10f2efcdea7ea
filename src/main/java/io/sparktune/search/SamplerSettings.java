package io.sparktune.search;

/** The settings of a sampler. */
public interface SamplerSettings {

  /** The sampler for a study. */
  Sampler sampler(SearchShape shape);

  /** Whether it searches for the Pareto front where there are several goals. */
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
   * The number of trials that it keeps in training, each pruned one being replaced by one that
   * resumes from another; 0 where trials do not replace each other.
   */
  default int keptInTraining() {
    return 0;
  }

  /**
   * The sampler for a study, which other suggestions may precede.
   *
   * @throws IllegalArgumentException if its suggestions end, since they have an order of their own
   */
  default Sampler endlessSampler(SearchShape shape) {
    Sampler sampler = sampler(shape);
    if (sampler.size().isPresent()) {
      throw new IllegalArgumentException(name() + " has an order of its own");
    }
    return sampler;
  }

  /** The name in study files, such as {@code random}. */
  String name();
}
