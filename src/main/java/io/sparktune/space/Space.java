package io.sparktune.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All parameters of a study: a forest, whose inner branches are conditional parameters. */
public record Space(List<Parameter> roots) implements Serializable {

  public Space {
    roots = List.copyOf(roots);
    Set<String> names = new HashSet<>();
    for (Parameter parameter : flatten(roots)) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException("two parameters are named " + parameter.name());
      }
    }
  }

  /** Every parameter, active or not, each before those of its branches. */
  public List<Parameter> parameters() {
    return flatten(roots);
  }

  /** The number of coordinates of a point in the unit cube, one for each of the parameters. */
  public int dimensions() {
    return parameters().size();
  }

  /**
   * The values at a point of the unit cube.
   *
   * @param point one coordinate in [0, 1] for each of {@link #parameters()}; those of parameters
   *     that are off are passed over
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

  private static List<Parameter> flatten(List<Parameter> parameters) {
    List<Parameter> all = new ArrayList<>();
    for (Parameter parameter : parameters) {
      all.add(parameter);
      parameter.branches().forEach(branch -> all.addAll(flatten(branch.parameters())));
    }
    return List.copyOf(all);
  }
}
