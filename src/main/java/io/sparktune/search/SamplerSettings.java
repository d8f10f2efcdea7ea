package io.sparktune.search;

/** Which sampler a study has, and how it is set. */
public interface SamplerSettings {

  /** The sampler for a study. */
  Sampler sampler(SearchShape shape);

  /** Whether it looks for a front where there are several goals. */
  default boolean takesSeveralGoals() {
    return true;
  }

  /** As in study files, such as {@code random}. */
  String name();
}
