package io.sparktune.search.tpe;

import io.sparktune.space.Branch;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The parameters of a space in order, and the conditions under which they are active. */
final class ParameterTree {

  private static final int NOBODY = -1;

  /** More steps than these are as good as a continuum. */
  private static final int MOST_STEPS = 2_048;

  /**
   * The condition under which a parameter is active; parameters that exist together have equal
   * conditions.
   */
  private record Condition(int parent, long first, long last) {}

  private static final Condition ALWAYS = new Condition(NOBODY, 0, 0);

  private final List<Parameter> parameters;
  private final List<DensityAxis> axes;
  private final List<Condition> conditions = new ArrayList<>();

  ParameterTree(Space space) {
    parameters = space.parameters();
    axes = parameters.stream().map(ParameterTree::axisOf).toList();
    space.roots().forEach(root -> add(root, ALWAYS));
  }

  private static DensityAxis axisOf(Parameter parameter) {
    if (!parameter.isOrdered()) {
      return new CategoricalDensity(new ValueCells(parameter));
    }
    return parameter.size() <= MOST_STEPS
        ? new SteppedDensity(new ValueCells(parameter))
        : new RealDensity();
  }

  private void add(Parameter parameter, Condition condition) {
    int place = conditions.size();
    conditions.add(condition);
    for (Branch branch : parameter.branches()) {
      boolean always = branch.first() == 0 && branch.last() >= parameter.size() - 1;
      Condition below = always ? condition : new Condition(place, branch.first(), branch.last());
      branch.parameters().forEach(child -> add(child, below));
    }
  }

  int size() {
    return axes.size();
  }

  DensityAxis axis(int place) {
    return axes.get(place);
  }

  /** Whether a parameter is on, given the coordinates of those before it; NaN is off. */
  boolean isOn(int place, double[] point) {
    Condition condition = conditions.get(place);
    if (condition.parent == NOBODY) {
      return true;
    }
    double parent = point[condition.parent];
    if (Double.isNaN(parent)) {
      return false;
    }
    Parameter parameter = parameters.get(condition.parent);
    long index = parameter.indexOf(parameter.valueAt(parent));
    return condition.first <= index && index <= condition.last;
  }

  /** The places of all parameters, in one block. */
  List<int[]> together() {
    return List.of(IntStream.range(0, size()).toArray());
  }

  /** Blocks of parameters that exist together. */
  List<int[]> byCondition() {
    Map<Condition, List<Integer>> blocks = new LinkedHashMap<>();
    for (int place = 0; place < size(); place++) {
      blocks.computeIfAbsent(conditions.get(place), condition -> new ArrayList<>()).add(place);
    }
    return blocks.values().stream()
        .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** A block for each parameter. */
  List<int[]> apart() {
    return IntStream.range(0, size()).mapToObj(place -> new int[] {place}).toList();
  }
}
