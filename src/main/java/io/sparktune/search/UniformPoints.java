package io.sparktune.search;

import io.sparktune.space.Space;
import java.util.random.RandomGenerator;

/** Draws points of the unit cube whose values keep the constraints. */
public final class UniformPoints {

  /** So many draws without a hit mean that next to nothing is permitted. */
  private static final int MOST_DRAWS = 100_000;

  private final Space space;

  public UniformPoints(Space space) {
    this.space = space;
  }

  /** A point with a coordinate for every parameter, active or not. */
  public double[] next(RandomGenerator random) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      double[] point = random.doubles(space.dimensions()).toArray();
      if (isPermitted(point)) {
        return point;
      }
    }
    throw new IllegalStateException(
        "none of %,d random values keep all of the constraints %s"
            .formatted(
                MOST_DRAWS,
                space.constraints().stream().map(constraint -> constraint.text()).toList()));
  }

  /** Whether the values at a point keep the constraints. */
  public boolean isPermitted(double[] point) {
    return space.constraints().isEmpty() || space.violated(space.valuesAt(point)).isEmpty();
  }
}
