package io.sparktune.search;

/** The settings of suggestions that precede those of another, endless sampler. */
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
