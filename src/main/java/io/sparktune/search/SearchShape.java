package io.sparktune.search;

import io.sparktune.space.Space;
import java.util.List;

/**
 * What a sampler has to know of its study.
 *
 * @param goals how many merits a complete trial has
 * @param trials how many the study will have; {@link Integer#MAX_VALUE} where it is open
 * @param seed of every random number
 * @param earlier what earlier studies with the same goals learnt of values in this space, one list
 *     for each, in which trials have the numbers that they had there
 */
public record SearchShape(
    Space space, int goals, int trials, long seed, List<List<Observation>> earlier) {

  public SearchShape {
    if (goals < 1 || trials < 1) {
      throw new IllegalArgumentException(trials + " trials with " + goals + " goals");
    }
    earlier = earlier.stream().map(List::copyOf).toList();
  }

  /** A study that knows of no earlier one. */
  public SearchShape(Space space, int goals, int trials, long seed) {
    this(space, goals, trials, seed, List.of());
  }

  /** A study with one goal and no limit. */
  public SearchShape(Space space, long seed) {
    this(space, 1, Integer.MAX_VALUE, seed);
  }
}
