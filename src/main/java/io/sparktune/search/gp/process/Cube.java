package io.sparktune.search.gp.process;

import io.sparktune.space.Branch;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The unit cube of a space. A raw point has a number for every coordinate; its place is the point
 * that represents the same values: the middle of the cell of a listed value, NaN where a parameter
 * is inactive.
 */
public final class Cube {

  /** Ordered parameters with more values than this are searched as if they were continuous. */
  private static final long MOST_LISTED = 12;

  private final Space space;
  private final List<Parameter> parameters;
  private final boolean[] conditional;

  public Cube(Space space) {
    this.space = space;
    this.parameters = space.parameters();
    this.conditional = new boolean[parameters.size()];
    for (int i = 0; i < conditional.length; i++) {
      conditional[i] = !space.roots().contains(parameters.get(i));
    }
  }

  public Space space() {
    return space;
  }

  int dimensions() {
    return parameters.size();
  }

  /** Whether a coordinate can vary at all. */
  public boolean varies(int coordinate) {
    return parameters.get(coordinate).size() > 1;
  }

  /** Whether a coordinate's values have no order. */
  public boolean isNamed(int coordinate) {
    return !parameters.get(coordinate).isOrdered();
  }

  boolean isConditional(int coordinate) {
    return conditional[coordinate];
  }

  /** Whether a coordinate is optimised by gradient. */
  public boolean isSmooth(int coordinate) {
    return !isNamed(coordinate) && parameters.get(coordinate).size() > MOST_LISTED;
  }

  /** The number of a coordinate's values, {@link Long#MAX_VALUE} for a continuum. */
  public long size(int coordinate) {
    return parameters.get(coordinate).size();
  }

  /** The coordinate of a listed value. */
  public double unitAt(int coordinate, long index) {
    Parameter parameter = parameters.get(coordinate);
    return parameter.unitOf(parameter.valueAt(index));
  }

  /** The place among all values of the one at a coordinate. */
  public long indexAt(int coordinate, double unit) {
    Parameter parameter = parameters.get(coordinate);
    return parameter.indexOf(parameter.valueAt(unit));
  }

  /** The place of a raw point's values. */
  public double[] place(double[] raw) {
    double[] place = new double[raw.length];
    Arrays.fill(place, Double.NaN);
    place(space.roots(), raw, 0, place);
    return place;
  }

  private static int place(List<Parameter> siblings, double[] raw, int from, double[] place) {
    int next = from;
    for (Parameter parameter : siblings) {
      if (parameter.isCountable()) {
        Object value = parameter.valueAt(raw[next]);
        place[next++] = parameter.unitOf(value);
        for (Branch branch : parameter.branches()) {
          next =
              branch.opensAt(parameter.indexOf(value))
                  ? place(branch.parameters(), raw, next, place)
                  : next + count(branch.parameters());
        }
      } else {
        place[next] = raw[next];
        next++;
      }
    }
    return next;
  }

  private static int count(List<Parameter> siblings) {
    int count = siblings.size();
    for (Parameter parameter : siblings) {
      for (Branch branch : parameter.branches()) {
        count += count(branch.parameters());
      }
    }
    return count;
  }

  /** Whether a raw point's values satisfy the constraints. */
  public boolean isFeasible(double[] raw) {
    return space.constraints().isEmpty() || space.violated(space.valuesAt(raw)).isEmpty();
  }

  /** A raw point for a place: what is NaN there is taken from another raw point. */
  public double[] raw(double[] place, double[] other) {
    double[] raw = place.clone();
    for (int i = 0; i < raw.length; i++) {
      if (Double.isNaN(raw[i])) {
        raw[i] = other[i];
      }
    }
    return raw;
  }

  /** The coordinates that can vary. */
  List<Integer> varying() {
    List<Integer> varying = new ArrayList<>();
    for (int i = 0; i < dimensions(); i++) {
      if (varies(i)) {
        varying.add(i);
      }
    }
    return varying;
  }
}
