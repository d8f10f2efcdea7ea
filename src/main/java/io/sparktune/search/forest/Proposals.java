package io.sparktune.search.forest;

import io.sparktune.search.UniformPoints;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.SplittableRandom;

/** Proposes points for local search: uniform ones, and neighbours of others. */
final class Proposals {

  private static final int MOST_TRIES = 20;

  /** Logarithms of deviations, as shares of the unit interval. */
  private static final double WIDEST = Math.log(0.3);

  private static final double NARROWEST = Math.log(0.003);

  /** The shortest step between countable values; a shorter one would stay on the same value. */
  private static final double CELLS = 0.7;

  private final Space space;
  private final UniformPoints uniform;

  Proposals(UniformPoints uniform) {
    this.space = uniform.space();
    this.uniform = uniform;
  }

  boolean isFeasible(double[] point) {
    return uniform.isFeasible(point);
  }

  double[] anywhere(SplittableRandom random) {
    return uniform.next(random);
  }

  /** The point at which values stand, with any coordinate where a parameter is off. */
  double[] at(Values values, SplittableRandom random) {
    double[] point = space.pointOf(values);
    for (int i = 0; i < point.length; i++) {
      if (Double.isNaN(point[i])) {
        point[i] = random.nextDouble();
      }
    }
    return point;
  }

  /** A feasible point that differs in one coordinate or in several, by a little or by a lot. */
  double[] near(double[] point, SplittableRandom random) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      double[] near = point.clone();
      double width = Math.exp(NARROWEST + random.nextDouble() * (WIDEST - NARROWEST));
      double share = random.nextBoolean() ? 0 : random.nextDouble();
      int certain = random.nextInt(point.length);
      for (int i = 0; i < near.length; i++) {
        if (i == certain || random.nextDouble() < share) {
          near[i] = moved(space.parameters().get(i), near[i], width, random);
        }
      }
      if (uniform.isFeasible(near)) {
        return near;
      }
    }
    return point;
  }

  private static double moved(
      Parameter parameter, double unit, double width, SplittableRandom random) {
    if (!parameter.isOrdered()) {
      return random.nextDouble();
    }
    double least = parameter.isCountable() ? CELLS / parameter.size() : 0;
    double moved = Math.abs(unit + Math.max(width, least) * random.nextGaussian()) % 2;
    return moved > 1 ? 2 - moved : moved;
  }
}
