package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.quasi.SobolPoints;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Start points for the optimisation of an acquisition function: spread over a box, and near the
 * best trials.
 */
public final class Candidates {

  private static final double[] STEPS = {0.2, 0.07, 0.02, 0.005};

  private final Cube cube;
  private final SobolPoints sobol;

  public Candidates(Cube cube, SobolPoints sobol) {
    this.cube = cube;
    this.sobol = sobol;
  }

  /**
   * The feasible ones of so many points.
   *
   * @param best places of trials
   */
  public List<double[]> in(Box box, List<double[]> best, int count, long seed) {
    SplittableRandom random = Seeds.random(seed, "candidates", 0);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count / 2; i++) {
      double[] point = sobol.at(i, seed);
      for (int c = 0; c < point.length; c++) {
        point[c] = cube.isNamed(c) && box.local() ? box.centre()[c] : box.stretched(c, point[c]);
      }
      keep(point, points);
    }
    for (int i = 0; i < count - count / 2 && !best.isEmpty(); i++) {
      int rank = Math.min(random.nextInt(best.size()), random.nextInt(best.size()));
      double[] place = box.local() ? box.centre() : best.get(rank);
      double[] fill = random.doubles(place.length).toArray();
      keep(neighbour(cube.raw(place, fill), box, random), points);
    }
    return points;
  }

  private void keep(double[] point, List<double[]> points) {
    if (cube.isFeasible(point)) {
      points.add(point);
    }
  }

  /** A point with some coordinates, one at the least, a step away. */
  private double[] neighbour(double[] raw, Box box, SplittableRandom random) {
    double[] point = raw.clone();
    if (point.length == 0) {
      return point;
    }
    double step = STEPS[random.nextInt(STEPS.length)] * (box.local() ? 2 * spread(box) : 1);
    double share = Math.max(1.5 / point.length, random.nextDouble());
    int sure = random.nextInt(point.length);
    for (int c = 0; c < point.length; c++) {
      boolean moves = c == sure || random.nextDouble() < share;
      if (!moves) {
        continue;
      }
      if (!cube.isNamed(c)) {
        point[c] = box.clamped(c, mirrored(point[c] + step * random.nextGaussian()));
        stepAside(point, raw, c, random);
      } else if (!box.local() && (c == sure || random.nextDouble() < 0.3)) {
        point[c] = random.nextDouble();
      }
    }
    return point;
  }

  /**
   * Moves to a neighbouring value half the time where a step was too short to leave a listed one.
   */
  private void stepAside(double[] point, double[] raw, int c, SplittableRandom random) {
    if (cube.isSmooth(c) || cube.indexAt(c, point[c]) != cube.indexAt(c, raw[c])) {
      return;
    }
    long index = cube.indexAt(c, raw[c]) + (random.nextBoolean() ? 1 : -1);
    if (random.nextBoolean() && index >= 0 && index < cube.size(c)) {
      point[c] = cube.unitAt(c, index);
    }
  }

  private static double spread(Box box) {
    double widest = 0;
    for (int c = 0; c < box.low().length; c++) {
      widest = Math.max(widest, box.high()[c] - box.low()[c]);
    }
    return widest;
  }

  private static double mirrored(double unit) {
    double folded = Math.abs(unit) % 2;
    return folded > 1 ? 2 - folded : folded;
  }
}
