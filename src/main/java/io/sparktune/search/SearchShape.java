package io.sparktune.search;

import io.sparktune.space.Space;
import java.util.List;

/**
 * The properties of a study that a sampler depends on.
 *
 * @param goals merits of a complete trial
 * @param trials trials of the study; {@link Integer#MAX_VALUE} where it is open
 * @param seed of every random number
 * @param earlier the observations of earlier studies with the same goals and values of this space,
 *     one list for each, with the numbers that the trials had there
 */
public record SearchShape(
    Space space, int goals, int trials, long seed, List<List<Observation>> earlier) {

  public SearchShape {
    if (goals < 1 || trials < 1) {
      throw new IllegalArgumentException(trials + " trials with " + goals + " goals");
    }
    earlier = earlier.stream().map(List::copyOf).toList();
  }

  /** A study without earlier ones. */
  public SearchShape(Space space, int goals, int trials, long seed) {
    this(space, goals, trials, seed, List.of());
  }

  /** A study with one goal and no limit. */
  public SearchShape(Space space, long seed) {
    this(space, 1, Integer.MAX_VALUE, seed);
  }
}
