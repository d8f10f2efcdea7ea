package io.sparktune.search;

import io.sparktune.space.Constraint;
import io.sparktune.space.Space;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws points of the unit cube whose values keep the constraints. Where fewer than about one in
 * two hundred does, they come of some that were found by {@value #MOST_DRAWS} draws or, of a space
 * that can be listed, of all there are.
 */
public final class UniformPoints {

  /** So many draws without a hit mean that next to nothing is permitted. */
  public static final int MOST_DRAWS = 100_000;

  private static final long SEED = 101;
  private static final int SURVEYED = 2_000;
  private static final int FEWEST_PERMITTED = 10;

  private final Space space;

  /** Whether draws are mostly in vain; null before that has been looked at. */
  private Boolean narrow;

  /** Where it is narrow. */
  private FeasiblePoints few;

  public UniformPoints(Space space) {
    this.space = space;
  }

  /** A point with a coordinate for every parameter, active or not. */
  public double[] next(RandomGenerator random) {
    return find(random)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "none of %,d random values keep all of the constraints %s"
                        .formatted(
                            MOST_DRAWS,
                            space.constraints().stream().map(Constraint::text).toList())));
  }

  /** A point, empty if next to nothing is permitted. */
  public Optional<double[]> find(RandomGenerator random) {
    for (int draw = 0; draw < MOST_DRAWS && !areFew(); draw++) {
      double[] point = draw(random);
      if (isFeasible(point)) {
        return Optional.of(point);
      }
    }
    if (few == null) {
      few = new FeasiblePoints(space);
    }
    return few.next(random);
  }

  /** Whether next to none is permitted, so that points are found otherwise than by drawing. */
  public boolean areFew() {
    if (narrow == null) {
      narrow =
          !space.constraints().isEmpty()
              && count(SURVEYED, new SplittableRandom(SEED)) < FEWEST_PERMITTED;
    }
    return narrow;
  }

  /** How many of so many random points are permitted. */
  public int count(int draws, RandomGenerator random) {
    int count = 0;
    for (int draw = 0; draw < draws; draw++) {
      count += isFeasible(draw(random)) ? 1 : 0;
    }
    return count;
  }

  private double[] draw(RandomGenerator random) {
    return random.doubles(space.dimensions()).toArray();
  }

  /** Of which they are points. */
  public Space space() {
    return space;
  }

  /** Whether the values at a point keep the constraints. */
  public boolean isFeasible(double[] point) {
    return space.constraints().isEmpty() || space.violated(space.valuesAt(point)).isEmpty();
  }
}
