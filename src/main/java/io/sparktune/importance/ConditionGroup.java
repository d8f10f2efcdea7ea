package io.sparktune.importance;

import io.sparktune.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The trials in which some parameters are active, and all parameters that are active in every one
 * of them. Parameters without conditions share the group of all trials.
 */
final class ConditionGroup {

  private final int[] trials;
  private final List<Integer> owned;
  private final List<Integer> parameters;

  /**
   * @param owned parameters that are active in exactly these trials, by their place in the space
   * @param parameters that are on in all of these trials, the owned ones among them
   */
  ConditionGroup(int[] trials, List<Integer> owned, List<Integer> parameters) {
    this.trials = trials;
    this.owned = owned;
    this.parameters = parameters;
  }

  int[] trials() {
    return trials;
  }

  List<Integer> owned() {
    return owned;
  }

  List<Integer> parameters() {
    return parameters;
  }

  /**
   * @param points of all trials, NaN where a parameter is off
   */
  static List<ConditionGroup> of(Space space, double[][] points) {
    Map<BitSet, List<Integer>> owners = new LinkedHashMap<>();
    List<BitSet> on = new ArrayList<>();
    for (int parameter = 0; parameter < space.dimensions(); parameter++) {
      BitSet trials = new BitSet();
      for (int trial = 0; trial < points.length; trial++) {
        trials.set(trial, !Double.isNaN(points[trial][parameter]));
      }
      on.add(trials);
      owners.computeIfAbsent(trials, unseen -> new ArrayList<>()).add(parameter);
    }
    return owners.entrySet().stream()
        .map(
            group ->
                new ConditionGroup(
                    group.getKey().stream().toArray(),
                    group.getValue(),
                    IntStream.range(0, space.dimensions())
                        .boxed()
                        .filter(parameter -> contains(on.get(parameter), group.getKey()))
                        .toList()))
        .toList();
  }

  private static boolean contains(BitSet larger, BitSet smaller) {
    BitSet missing = (BitSet) smaller.clone();
    missing.andNot(larger);
    return missing.isEmpty();
  }

  /** The trials with their coordinates and merits. */
  TrialCells sample(Space space, double[][] points, double[][] merits) {
    List<CellAxis> axes = new ArrayList<>();
    int[][] cells = new int[parameters.size()][];
    for (int column = 0; column < cells.length; column++) {
      int parameter = parameters.get(column);
      double[] coordinates =
          Arrays.stream(trials).mapToDouble(trial -> points[trial][parameter]).toArray();
      CellAxis axis = CellAxis.of(space.parameters().get(parameter), coordinates);
      axes.add(axis);
      cells[column] = Arrays.stream(coordinates).mapToInt(axis::cellOf).toArray();
    }
    double[][] kept =
        Arrays.stream(trials).mapToObj(trial -> merits[trial]).toArray(double[][]::new);
    return new TrialCells(axes, cells, kept);
  }
}
