package io.sparktune.search;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.math.BigInteger;
import java.util.Optional;

/** Independent uniform points of the unit cube. */
final class RandomSampler implements Sampler {

  private final Space space;
  private final int dimensions;
  private final long seed;

  RandomSampler(Space space, long seed) {
    this.space = space;
    this.dimensions = space.dimensions();
    this.seed = seed;
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.empty();
  }

  @Override
  public Values suggest(int number) {
    return space.valuesAt(Seeds.random(seed, "suggestion", number).doubles(dimensions).toArray());
  }
}
