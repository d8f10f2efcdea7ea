package io.sparktune.search.evolution;

import io.sparktune.search.UntriedPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Selects a child that is feasible and was not tried before. */
public final class Offspring {

  private static final int MOST_CHILDREN = 20;

  private final Space space;
  private final UntriedPoints untried;

  public Offspring(Space space) {
    this.space = space;
    this.untried = new UntriedPoints(space);
  }

  /**
   * The values of the first child of 20 that is feasible and new, else random ones: new, while
   * there are any.
   *
   * @param children points in the unit cube; NaN becomes a random coordinate
   * @param isKnown accepts values that were tried before
   */
  public Values first(
      Supplier<double[]> children, Predicate<Values> isKnown, SplittableRandom random) {
    for (int child = 0; child < MOST_CHILDREN; child++) {
      Values values = space.valuesAt(completed(children.get(), random));
      if (space.violated(values).isEmpty() && !isKnown.test(values)) {
        return values;
      }
    }
    return untried.next(isKnown, random);
  }

  private static double[] completed(double[] point, SplittableRandom random) {
    double[] complete = point.clone();
    for (int i = 0; i < complete.length; i++) {
      if (Double.isNaN(complete[i])) {
        complete[i] = random.nextDouble();
      }
    }
    return complete;
  }
}
