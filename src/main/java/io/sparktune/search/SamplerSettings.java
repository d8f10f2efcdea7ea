package io.sparktune.search;

/** Which sampler a study has, and how it is set. */
public interface SamplerSettings {

  /** The sampler for a study. */
  Sampler sampler(SearchShape shape);

  /** As in study files, such as {@code random}. */
  String name();
}
