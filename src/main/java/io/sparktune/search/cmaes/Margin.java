package io.sparktune.search.cmaes;

import io.sparktune.search.normal.StandardNormal;
import io.sparktune.space.Parameter;

/**
 * The margin correction for countable values: keeps neighbouring values within reach, so that a
 * shrinking distribution does not settle on one value (Hamano and others, arXiv 2205.13482, section
 * 4).
 */
final class Margin {

  /** Halvings after which an edge between two values is known to the last bit. */
  private static final int HALVINGS = 52;

  /** Beyond it the formulas of the paper have no solution. */
  private static final double MOST = 0.5;

  private static final double ROUNDING = 1e-9;

  private final Coordinates coordinates;
  private final double least;

  /**
   * @param least the probability that a draw has another value than the mean has
   */
  Margin(Coordinates coordinates, double least) {
    this.coordinates = coordinates;
    this.least = Math.min(least, MOST);
  }

  /** The distribution with every value's neighbours within reach. */
  Gaussian widened(Gaussian gaussian) {
    Gaussian widened = gaussian;
    for (int i = 0; i < gaussian.dimensions(); i++) {
      if (coordinates.isCountable(i)) {
        widened = widened(widened, i);
      }
    }
    return widened;
  }

  private Gaussian widened(Gaussian gaussian, int i) {
    Cell cell = cell(i, gaussian.mean(i));
    double mean = gaussian.mean(i);
    double deviation = gaussian.deviation(i);
    if (cell.isFirst() || cell.isLast()) {
      double edge = cell.isFirst() ? cell.high() : cell.low();
      double most = quantile(least) * deviation;
      double moved = edge + Math.signum(mean - edge) * Math.min(Math.abs(mean - edge), most);
      return gaussian.moved(i, moved, gaussian.scale(i));
    }
    double half = least / 2;
    double below = StandardNormal.below((cell.low() - mean) / deviation);
    double above = StandardNormal.below((mean - cell.high()) / deviation);
    if (below >= half && above >= half) {
      return gaussian;
    }
    double lowest = Math.max(half, below);
    double highest = Math.max(half, above);
    double middle = 1 - below - above;
    double share = (1 - lowest - highest - middle) / (lowest + highest + middle - 3 * half);
    double down = quantile(lowest + share * (lowest - half));
    double up = quantile(highest + share * (highest - half));
    double scale = gaussian.scale(i) * (cell.high() - cell.low()) / (deviation * (down + up));
    return gaussian.moved(i, (cell.low() * up + cell.high() * down) / (down + up), scale);
  }

  /** Whether a coordinate is as concentrated on its value as the margin allows. */
  boolean isReached(Gaussian gaussian, int i) {
    Cell cell = cell(i, gaussian.mean(i));
    double low =
        cell.isFirst()
            ? 0
            : StandardNormal.below((cell.low() - gaussian.mean(i)) / gaussian.deviation(i));
    double high =
        cell.isLast()
            ? 0
            : StandardNormal.below((gaussian.mean(i) - cell.high()) / gaussian.deviation(i));
    return low + high <= least * (1 + ROUNDING);
  }

  /** So many deviations from the mean a value is beyond with this probability. */
  private static double quantile(double probability) {
    return -StandardNormal.quantile(Math.min(0.5, probability));
  }

  /** The part of a coordinate that maps to one value; the first and the last have no end. */
  private record Cell(double low, double high) {

    boolean isFirst() {
      return low == Double.NEGATIVE_INFINITY;
    }

    boolean isLast() {
      return high == Double.POSITIVE_INFINITY;
    }
  }

  private Cell cell(int i, double place) {
    Parameter parameter = coordinates.parameter(i);
    double unit = coordinates.folded(i, place);
    Object value = parameter.valueAt(unit);
    return new Cell(
        parameter.valueAt(0.0).equals(value) ? Double.NEGATIVE_INFINITY : edge(parameter, unit, 0),
        parameter.valueAt(1.0).equals(value) ? Double.POSITIVE_INFINITY : edge(parameter, unit, 1));
  }

  /** The edge at which the value changes between a place and an end of the unit interval. */
  private static double edge(Parameter parameter, double unit, double end) {
    Object value = parameter.valueAt(unit);
    double inside = unit;
    double outside = end;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (inside + outside) / 2;
      if (parameter.valueAt(middle).equals(value)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}
