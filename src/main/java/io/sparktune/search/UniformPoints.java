package io.sparktune.search;

import io.sparktune.space.Constraint;
import io.sparktune.space.Space;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws uniform feasible points of the unit cube. Where fewer than about one in two hundred is
 * feasible, they start from some that were found by {@value #MOST_DRAWS} draws or, of a space that
 * can be listed, from all feasible ones.
 */
public final class UniformPoints {

  /** So many draws without a hit mean that next to no point is feasible. */
  public static final int MOST_DRAWS = 100_000;

  private static final long SEED = 101;
  private static final int SURVEYED = 2_000;
  private static final int FEWEST_PERMITTED = 10;

  private final Space space;

  /** Whether next to no point is feasible; null before it is known. */
  private @Nullable Boolean narrow;

  /** The feasible points of a narrow space. */
  private @Nullable FeasiblePoints few;

  public UniformPoints(Space space) {
    this.space = space;
  }

  /** A point with a coordinate for every parameter, active or not. */
  public double[] next(RandomGenerator random) {
    return find(random)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "none of %,d random values satisfy all of the constraints %s"
                        .formatted(
                            MOST_DRAWS,
                            space.constraints().stream().map(Constraint::text).toList())));
  }

  /** A point, empty if next to none is feasible. */
  public Optional<double[]> find(RandomGenerator random) {
    for (int draw = 0; draw < MOST_DRAWS && !areFew(); draw++) {
      double[] point = draw(random);
      if (isFeasible(point)) {
        return Optional.of(point);
      }
    }
    FeasiblePoints found = few == null ? new FeasiblePoints(space) : few;
    few = found;
    return found.next(random);
  }

  /** Whether next to no point is feasible, so that drawing does not find them. */
  public boolean areFew() {
    if (narrow == null) {
      narrow = isNarrow();
    }
    return narrow;
  }

  private boolean isNarrow() {
    return !space.constraints().isEmpty()
        && count(SURVEYED, new SplittableRandom(SEED)) < FEWEST_PERMITTED;
  }

  /** The number of feasible points among so many random ones. */
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

  /** The space of the points. */
  public Space space() {
    return space;
  }

  /** Whether the values at a point satisfy the constraints. */
  public boolean isFeasible(double[] point) {
    return space.constraints().isEmpty() || space.violated(space.valuesAt(point)).isEmpty();
  }
}
