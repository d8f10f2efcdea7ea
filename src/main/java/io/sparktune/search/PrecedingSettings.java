package io.sparktune.search;

/** Settings of suggestions that come before those of another, endless sampler. */
public interface PrecedingSettings extends SamplerSettings {

  /** The settings of the sampler that follows. */
  SamplerSettings next();

  @Override
  default boolean takesSeveralGoals() {
    return next().takesSeveralGoals();
  }

  @Override
  default boolean learnsFromRungs() {
    return next().learnsFromRungs();
  }

  @Override
  default int keptInTraining() {
    return next().keptInTraining();
  }

  @Override
  default String name() {
    return next().name();
  }
}
