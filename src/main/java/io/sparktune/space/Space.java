package io.sparktune.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search space of a study: a forest of parameters, whose inner branches are conditional
 * parameters, and constraints on their values.
 */
public final class Space implements Serializable {

  private static final long serialVersionUID = 1;

  private final List<Parameter> roots;
  private final List<Constraint> constraints;
  private final List<Parameter> parameters;

  /** A space with constraints. */
  public Space(List<Parameter> roots, List<Constraint> constraints) {
    this.roots = List.copyOf(roots);
    this.constraints = List.copyOf(constraints);
    this.parameters = flatten(roots);
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException("two parameters are named " + parameter.name());
      }
    }
  }

  /** A space without constraints. */
  public Space(List<Parameter> roots) {
    this(roots, List.of());
  }

  /** Parameters that are always on. */
  public List<Parameter> roots() {
    return roots;
  }

  /** The constraints on values. */
  public List<Constraint> constraints() {
    return constraints;
  }

  /** Every parameter, active or not, each before those of its branches. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The number of coordinates of a point in the unit cube, one for each of the parameters. */
  public int dimensions() {
    return parameters.size();
  }

  /** The first constraint that the values violate, empty where they satisfy all. */
  public Optional<Constraint> violated(Values values) {
    return constraints.stream().filter(constraint -> !constraint.isSatisfiedBy(values)).findFirst();
  }

  /**
   * The values at a point of the unit cube, feasible or not.
   *
   * @param point one coordinate in [0, 1] for each of {@link #parameters()}; those of parameters
   *     that are off are passed over, and may be NaN
   */
  public Values valuesAt(double[] point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "the point has " + point.length + " coordinates, the space " + dimensions());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    place(roots, point, 0, values);
    return new Values(values);
  }

  private static int place(
      List<Parameter> parameters, double[] point, int from, Map<String, Object> values) {
    int next = from;
    for (Parameter parameter : parameters) {
      Object value = parameter.valueAt(point[next++]);
      values.put(parameter.name(), value);
      for (Branch branch : parameter.branches()) {
        if (branch.opensAt(parameter.indexOf(value))) {
          next = place(branch.parameters(), point, next, values);
        } else {
          next += flatten(branch.parameters()).size();
        }
      }
    }
    return next;
  }

  /**
   * The point of the unit cube that represents values.
   *
   * @return one coordinate for each of {@link #parameters()}: the middle of the part that maps to
   *     its value, NaN where it is off
   */
  public double[] pointOf(Values values) {
    double[] point = new double[dimensions()];
    Arrays.fill(point, Double.NaN);
    for (int i = 0; i < point.length; i++) {
      Object value = values.byName().get(parameters.get(i).name());
      if (value != null) {
        point[i] = parameters.get(i).unitOf(value);
      }
    }
    return point;
  }

  /**
   * The values of this space that some named ones are, in its order and of its types; empty where
   * one is outside of its range, is missing or would be off.
   */
  public Optional<Values> valuesEqualTo(Map<String, Object> named) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean complete = adopt(roots, named, values);
    return complete && values.size() == named.size()
        ? Optional.of(new Values(values))
        : Optional.empty();
  }

  private static boolean adopt(
      List<Parameter> parameters, Map<String, Object> named, Map<String, Object> values) {
    for (Parameter parameter : parameters) {
      Optional<Object> value =
          Optional.ofNullable(named.get(parameter.name())).flatMap(parameter::valueEqualTo);
      if (value.isEmpty()) {
        return false;
      }
      values.put(parameter.name(), value.get());
      for (Branch branch : parameter.branches()) {
        if (branch.opensAt(parameter.indexOf(value.get()))
            && !adopt(branch.parameters(), named, values)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Parameter> flatten(List<Parameter> parameters) {
    List<Parameter> all = new ArrayList<>();
    for (Parameter parameter : parameters) {
      all.add(parameter);
      parameter.branches().forEach(branch -> all.addAll(flatten(branch.parameters())));
    }
    return List.copyOf(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Space space
        && roots.equals(space.roots)
        && constraints.equals(space.constraints);
  }

  @Override
  public int hashCode() {
    return 31 * roots.hashCode() + constraints.hashCode();
  }

  @Override
  public String toString() {
    return "Space" + roots + constraints;
  }
}
