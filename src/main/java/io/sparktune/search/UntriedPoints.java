package io.sparktune.search;

import io.sparktune.space.Grid;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Draws feasible values that were not tried before, while there are any. */
public final class UntriedPoints {

  /** Draws before the grid is walked, and where next to no point is feasible. */
  private static final int FEW_DRAWS = 50;

  /** Draws where there is no grid: untried values may be in a branch that is seldom open. */
  private static final int MOST_DRAWS = 2_000;

  /** A longer grid is not walked: a random point of it is as good as certainly untried. */
  private static final long LONGEST = 100_000;

  private final Space space;
  private final UniformPoints uniform;
  private final Optional<Grid> grid;

  public UntriedPoints(Space space) {
    this(new UniformPoints(space));
  }

  /**
   * @param uniform points of the same space
   */
  public UntriedPoints(UniformPoints uniform) {
    this.space = uniform.space();
    this.uniform = uniform;
    this.grid = FeasiblePoints.grid(space, LONGEST);
  }

  /** Random values of which this does not hold; where all are tried, any. */
  public Values next(Predicate<Values> tried, SplittableRandom random) {
    Values values = space.valuesAt(uniform.next(random));
    int draws = grid.isPresent() || uniform.areFew() ? FEW_DRAWS : MOST_DRAWS;
    for (int draw = 1; draw < draws && tried.test(values); draw++) {
      values = space.valuesAt(uniform.next(random));
    }
    return tried.test(values) ? listed(tried, random).orElse(values) : values;
  }

  /** The first of the grid that are untried, from a random place on. */
  private Optional<Values> listed(Predicate<Values> tried, SplittableRandom random) {
    if (grid.isEmpty()) {
      return Optional.empty();
    }
    int size = grid.get().size().intValueExact();
    int from = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      Values values = grid.get().valuesAt(BigInteger.valueOf((from + i) % size));
      if (!tried.test(values) && space.violated(values).isEmpty()) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }
}
