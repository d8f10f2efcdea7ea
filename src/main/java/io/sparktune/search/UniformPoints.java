package io.sparktune.search;

import io.sparktune.space.Constraint;
import io.sparktune.space.Space;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws points of the unit cube whose values keep the constraints. */
public final class UniformPoints {

  /** So many draws without a hit mean that next to nothing is permitted. */
  public static final int MOST_DRAWS = 100_000;

  private final Space space;

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
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      double[] point = draw(random);
      if (isPermitted(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** How many of so many random points are permitted. */
  public int count(int draws, RandomGenerator random) {
    int count = 0;
    for (int draw = 0; draw < draws; draw++) {
      count += isPermitted(draw(random)) ? 1 : 0;
    }
    return count;
  }

  private double[] draw(RandomGenerator random) {
    return random.doubles(space.dimensions()).toArray();
  }

  /** Whether the values at a point keep the constraints. */
  public boolean isPermitted(double[] point) {
    return space.constraints().isEmpty() || space.violated(space.valuesAt(point)).isEmpty();
  }
}
