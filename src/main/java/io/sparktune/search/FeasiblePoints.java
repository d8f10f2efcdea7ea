package io.sparktune.search;

import io.sparktune.space.Grid;
import io.sparktune.space.Space;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Feasible points of a space with few of them. Some are found once, the same for every study; from
 * one of them a random walk starts: slice sampling of one coordinate after another (Neal, Annals of
 * Statistics 31(3), 2003), which leaves a uniform distribution uniform.
 */
final class FeasiblePoints {

  /** To walk a longer grid takes longer than a second. */
  private static final long LONGEST = 1_000_000;

  /** Parameters with branches are walked value by value. */
  private static final long MOST_BRANCHED = 100_000;

  private static final long SEED = 100;
  private static final int MOST_FOUND = 50;
  private static final int MOST_STEPS = 30;
  private static final int STEPS_FOR_EACH = 3;

  /** After so many a slice is about a millionth of the range, and the coordinate stays. */
  private static final int MOST_SHRINKINGS = 20;

  private final Space space;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<double[]> found = new ArrayList<>();

  FeasiblePoints(Space space) {
    this.space = space;
    grid(space, LONGEST).ifPresentOrElse(this::list, this::draw);
  }

  /** All points, feasible or not; empty where there are more. */
  static Optional<Grid> grid(Space space, long longest) {
    boolean isShort =
        space.parameters().stream()
            .allMatch(
                parameter ->
                    parameter.size() <= (parameter.branches().isEmpty() ? longest : MOST_BRANCHED));
    return Optional.of(space)
        .filter(any -> isShort)
        .map(Grid::new)
        .filter(all -> all.size().compareTo(BigInteger.valueOf(longest)) <= 0);
  }

  private void draw() {
    for (int draw = 0; draw < UniformPoints.MOST_DRAWS && found.size() < MOST_FOUND; draw++) {
      keep(random.doubles(space.dimensions()).toArray());
    }
  }

  /** Lists all feasible points of a grid. */
  private void list(Grid grid) {
    int size = grid.size().intValueExact();
    for (int i = 0; i < size; i++) {
      double[] point = space.pointOf(grid.valuesAt(BigInteger.valueOf(i)));
      for (int c = 0; c < point.length; c++) {
        point[c] = Double.isNaN(point[c]) ? random.nextDouble() : point[c];
      }
      keep(point);
    }
  }

  private void keep(double[] point) {
    if (isFeasible(point)) {
      found.add(point);
    }
  }

  private boolean isFeasible(double[] point) {
    return space.violated(space.valuesAt(point)).isEmpty();
  }

  /** A random point, empty where none was found. */
  Optional<double[]> next(RandomGenerator own) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    double[] point = found.get(own.nextInt(found.size())).clone();
    int steps = Math.min(MOST_STEPS, STEPS_FOR_EACH * point.length);
    for (int step = 0; step < steps; step++) {
      move(point, own.nextInt(point.length), own);
    }
    return Optional.of(point);
  }

  /**
   * Slice sampling along a coordinate: the slice shrinks towards the point until a feasible one is
   * drawn.
   */
  private void move(double[] point, int coordinate, RandomGenerator own) {
    double from = point[coordinate];
    double low = 0;
    double high = 1;
    for (int shrinking = 0; shrinking < MOST_SHRINKINGS; shrinking++) {
      double to = low + own.nextDouble() * (high - low);
      point[coordinate] = to;
      if (isFeasible(point)) {
        return;
      }
      if (to < from) {
        low = to;
      } else {
        high = to;
      }
    }
    point[coordinate] = from;
  }
}
