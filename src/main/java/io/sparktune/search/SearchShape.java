package io.sparktune.search;

import io.sparktune.space.Space;

/**
 * What a sampler has to know of its study.
 *
 * @param goals how many merits a complete trial has
 * @param trials how many the study will have; {@link Integer#MAX_VALUE} where it is open
 * @param seed of every random number
 */
public record SearchShape(Space space, int goals, int trials, long seed) {

  public SearchShape {
    if (goals < 1 || trials < 1) {
      throw new IllegalArgumentException(trials + " trials with " + goals + " goals");
    }
  }

  /** A study with one goal and no limit. */
  public SearchShape(Space space, long seed) {
    this(space, 1, Integer.MAX_VALUE, seed);
  }
}
