package io.sparktune.search.gp.acquisition;

import io.sparktune.search.gp.process.BoundedLbfgs;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.DifferentiableFunction;
import io.sparktune.search.gp.process.Geometry;
import java.util.Arrays;

/**
 * Maximises an acquisition function within a box, from a point: smooth coordinates by gradient, all
 * others value by value, in turn.
 */
public final class AcquisitionOptimizer {

  private static final int MOST_TURNS = 3;
  private static final double LEAST_GAIN = 1e-6;

  private final Cube cube;
  private final Geometry geometry;
  private final Acquisition acquisition;
  private final Box box;
  private final int steps;

  /** A raw point and its acquisition value. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  public record Point(double[] raw, double value) {}

  public AcquisitionOptimizer(
      Cube cube, Geometry geometry, Acquisition acquisition, Box box, int steps) {
    this.cube = cube;
    this.geometry = geometry;
    this.acquisition = acquisition;
    this.box = box;
    this.steps = steps;
  }

  public Point valued(double[] raw) {
    return new Point(raw, value(raw));
  }

  private double value(double[] raw) {
    double value = acquisition.at(geometry.features(cube.place(raw)));
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** The best point that is reached from a feasible one. */
  public Point from(Point start) {
    Point best = start;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      Point moved = exchanged(slid(best));
      boolean better = moved.value > best.value + LEAST_GAIN;
      best = moved;
      if (!better) {
        break;
      }
    }
    return best;
  }

  private Point slid(Point start) {
    double[] place = cube.place(start.raw);
    int[] smooth = new int[place.length];
    int count = 0;
    for (int c = 0; c < place.length; c++) {
      if (cube.isSmooth(c) && !Double.isNaN(place[c])) {
        smooth[count++] = c;
      }
    }
    if (count == 0) {
      return start;
    }
    int[] moving = Arrays.copyOf(smooth, count);
    DifferentiableFunction worse =
        (values, slopes) -> {
          double[] at = with(place, moving, values);
          double[] byFeature = new double[geometry.features()];
          double value = acquisition.at(geometry.features(at), byFeature);
          double[] byCoordinate = new double[at.length];
          geometry.addSlopes(at, byFeature, byCoordinate);
          Arrays.setAll(slopes, i -> -byCoordinate[moving[i]]);
          return -value;
        };
    double[] low = Arrays.stream(moving).mapToDouble(c -> box.low()[c]).toArray();
    double[] high = Arrays.stream(moving).mapToDouble(c -> box.high()[c]).toArray();
    double[] from = Arrays.stream(moving).mapToDouble(c -> place[c]).toArray();
    double first = 0.05 * Math.min(1, high[0] - low[0]);
    double[] to = new BoundedLbfgs(worse, low, high, first).from(from, steps).place();
    Point best = start;
    for (double share = 1; share > 0.2; share /= 2) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = from[i] + share * (to[i] - from[i]);
      }
      double[] raw = with(start.raw, moving, values);
      if (cube.isFeasible(raw)) {
        Point point = valued(raw);
        return point.value > best.value ? point : best;
      }
    }
    return best;
  }

  private static double[] with(double[] place, int[] coordinates, double[] values) {
    double[] changed = place.clone();
    for (int i = 0; i < coordinates.length; i++) {
      changed[coordinates[i]] = values[i];
    }
    return changed;
  }

  private Point exchanged(Point start) {
    Point best = start;
    for (int c = 0; c < start.raw.length; c++) {
      if (cube.isSmooth(c) ? cube.size(c) == Long.MAX_VALUE : box.local() && cube.isNamed(c)) {
        continue;
      }
      if (!cube.varies(c) || Double.isNaN(cube.place(best.raw)[c])) {
        continue;
      }
      best = exchanged(best, c);
    }
    return best;
  }

  private Point exchanged(Point start, int coordinate) {
    Point best = start;
    long now = cube.indexAt(coordinate, start.raw[coordinate]);
    long from = cube.isSmooth(coordinate) ? Math.max(0, now - 1) : 0;
    long to = cube.isSmooth(coordinate) ? now + 1 : Long.MAX_VALUE;
    to = Math.min(to, cube.size(coordinate) - 1);
    for (long index = from; index <= to; index++) {
      double unit = cube.unitAt(coordinate, index);
      if (index == now || !(cube.isNamed(coordinate) || box.contains(coordinate, unit))) {
        continue;
      }
      double[] raw = with(start.raw, new int[] {coordinate}, new double[] {unit});
      if (cube.isFeasible(raw)) {
        Point point = valued(raw);
        best = point.value > best.value ? point : best;
      }
    }
    return best;
  }
}
