package io.sparktune.search;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;

/** Random search: suggests independent uniform points of the unit cube. */
final class RandomSampler implements Sampler {

  private final Space space;
  private final UniformPoints points;
  private final long seed;

  RandomSampler(Space space, long seed) {
    this.space = space;
    this.points = new UniformPoints(space);
    this.seed = seed;
  }

  @Override
  public Values suggest(int number, History history) {
    return space.valuesAt(points.next(Seeds.random(seed, "suggestion", number)));
  }
}
