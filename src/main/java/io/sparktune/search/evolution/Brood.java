package io.sparktune.search.evolution;

import io.sparktune.search.UniformPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Picks values among children: they keep the constraints and were not tried before. */
public final class Brood {

  private static final int MOST_CHILDREN = 20;
  private static final int MOST_DRAWS = 20;

  private final Space space;
  private final UniformPoints points;

  public Brood(Space space) {
    this.space = space;
    this.points = new UniformPoints(space);
  }

  /**
   * The values of the first child of 20 that will do, else those of a random point: a new one,
   * unless 20 are known.
   *
   * @param children points in the unit cube; NaN becomes a random coordinate
   * @param isKnown tells values that were tried before
   */
  public Values first(
      Supplier<double[]> children, Predicate<Values> isKnown, RandomGenerator random) {
    for (int child = 0; child < MOST_CHILDREN; child++) {
      Values values = space.valuesAt(completed(children.get(), random));
      if (space.violated(values).isEmpty() && !isKnown.test(values)) {
        return values;
      }
    }
    Values values = space.valuesAt(points.next(random));
    for (int draw = 1; draw < MOST_DRAWS && isKnown.test(values); draw++) {
      values = space.valuesAt(points.next(random));
    }
    return values;
  }

  private static double[] completed(double[] point, RandomGenerator random) {
    double[] complete = point.clone();
    for (int i = 0; i < complete.length; i++) {
      if (Double.isNaN(complete[i])) {
        complete[i] = random.nextDouble();
      }
    }
    return complete;
  }
}
