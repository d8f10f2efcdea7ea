package io.sparktune.search;

import io.sparktune.space.Space;

/** The samplers by name. */
public enum SamplerKind {
  GRID {
    @Override
    public Sampler sampler(Space space, long seed) {
      return new GridSampler(space);
    }
  },
  RANDOM {
    @Override
    public Sampler sampler(Space space, long seed) {
      return new RandomSampler(space, seed);
    }
  };

  /** A sampler for a space, whose every random number comes from the seed. */
  public abstract Sampler sampler(Space space, long seed);
}
