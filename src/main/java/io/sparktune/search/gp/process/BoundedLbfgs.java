package io.sparktune.search.gp.process;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a function within a box: limited-memory BFGS on the free coordinates, with steps
 * projected into the box (Bertsekas, SIAM J. Control Optim. 20, 1982; Nocedal, Math. Comput. 35,
 * 1980).
 */
public final class BoundedLbfgs {

  private static final int MEMORY = 8;
  private static final int MOST_HALVINGS = 12;
  private static final double SUFFICIENT = 1e-4;
  private static final double LEAST_GAIN = 1e-9;

  /** The end of a minimisation, and the value there. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  public record End(double[] place, double value) {}

  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  private record Pair(double[] step, double[] change, double curvature) {}

  private final DifferentiableFunction function;
  private final double[] low;
  private final double[] high;
  private final double firstStep;

  /**
   * @param firstStep the largest change of a coordinate in the first step
   */
  public BoundedLbfgs(
      DifferentiableFunction function, double[] low, double[] high, double firstStep) {
    this.function = function;
    this.low = low;
    this.high = high;
    this.firstStep = firstStep;
  }

  /** Minimises from a start, with at most so many steps. */
  public End from(double[] start, int mostSteps) {
    double[] place = inside(start);
    double[] slopes = new double[place.length];
    double value = function.at(place, slopes);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int step = 0; step < mostSteps && Double.isFinite(value); step++) {
      boolean[] free = free(place, slopes);
      double[] direction = direction(slopes, free, pairs);
      double fall = GrowingCholesky.dot(direction, slopes, place.length);
      if (!(fall < 0)) {
        if (pairs.isEmpty()) {
          break;
        }
        pairs.clear();
        continue;
      }
      double[] newSlopes = new double[place.length];
      double[] next = null;
      double nextValue = value;
      double length = 1;
      for (int halving = 0; halving < MOST_HALVINGS && next == null; halving++) {
        double[] trial = moved(place, direction, length);
        double trialValue = function.at(trial, newSlopes);
        if (trialValue <= value + SUFFICIENT * along(slopes, place, trial)) {
          next = trial;
          nextValue = trialValue;
        }
        length /= 2;
      }
      if (next == null) {
        if (pairs.isEmpty()) {
          break;
        }
        pairs.clear();
        continue;
      }
      remember(pairs, difference(next, place), difference(newSlopes, slopes));
      double gain = value - nextValue;
      place = next;
      value = nextValue;
      slopes = newSlopes;
      if (gain <= LEAST_GAIN * (1 + Math.abs(value))) {
        break;
      }
    }
    return new End(place, value);
  }

  private double[] inside(double[] start) {
    return moved(start, new double[start.length], 0);
  }

  private double[] moved(double[] place, double[] direction, double length) {
    double[] moved = new double[place.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.min(high[i], Math.max(low[i], place[i] + length * direction[i]));
    }
    return moved;
  }

  private boolean[] free(double[] place, double[] slopes) {
    boolean[] free = new boolean[place.length];
    for (int i = 0; i < free.length; i++) {
      boolean stuck =
          (place[i] <= low[i] && slopes[i] > 0) || (place[i] >= high[i] && slopes[i] < 0);
      free[i] = !stuck && slopes[i] != 0;
    }
    return free;
  }

  private double[] direction(double[] slopes, boolean[] free, Deque<Pair> pairs) {
    double[] direction = new double[slopes.length];
    double steepest = 0;
    for (int i = 0; i < slopes.length; i++) {
      direction[i] = free[i] ? -slopes[i] : 0;
      steepest = Math.max(steepest, Math.abs(direction[i]));
    }
    if (pairs.isEmpty()) {
      double scale = steepest == 0 ? 0 : firstStep / steepest;
      Arrays.setAll(direction, i -> direction[i] * scale);
      return direction;
    }
    double[] weights = new double[pairs.size()];
    int w = 0;
    for (Pair pair : pairs) {
      weights[w] = GrowingCholesky.dot(pair.step, direction, direction.length) / pair.curvature;
      addScaled(direction, pair.change, -weights[w++]);
    }
    Pair newest = pairs.getFirst();
    double scale =
        newest.curvature / GrowingCholesky.dot(newest.change, newest.change, direction.length);
    Arrays.setAll(direction, i -> direction[i] * scale);
    for (Iterator<Pair> oldestFirst = pairs.descendingIterator(); oldestFirst.hasNext(); ) {
      Pair pair = oldestFirst.next();
      double share = GrowingCholesky.dot(pair.change, direction, direction.length) / pair.curvature;
      addScaled(direction, pair.step, weights[--w] - share);
    }
    Arrays.setAll(direction, i -> free[i] ? direction[i] : 0);
    return direction;
  }

  private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
    double curvature = GrowingCholesky.dot(step, change, step.length);
    double scale =
        Math.sqrt(
            GrowingCholesky.dot(step, step, step.length)
                * GrowingCholesky.dot(change, change, change.length));
    if (curvature > 1e-10 * scale) {
      pairs.addFirst(new Pair(step, change, curvature));
      if (pairs.size() > MEMORY) {
        pairs.removeLast();
      }
    }
  }

  private static double along(double[] slopes, double[] from, double[] to) {
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      sum += slopes[i] * (to[i] - from[i]);
    }
    return sum;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static void addScaled(double[] target, double[] source, double scale) {
    for (int i = 0; i < target.length; i++) {
      target[i] += scale * source[i];
    }
  }
}
