package io.sparktune.search.nsga2;

import io.sparktune.search.pareto.Crowding;
import io.sparktune.search.pareto.NondominatedSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order of a population: feasible trials before all others, then front by front, and within a
 * front the less crowded first. Infeasible trials have fronts by their violations, which need no
 * common unit (Oyama, Shimoyama and Fujii, 2007).
 */
final class SurvivalOrder {

  private SurvivalOrder() {}

  /**
   * A member of an ordered population.
   *
   * @param distance to its neighbours in its front
   */
  record Placed(Individual individual, double distance) {}

  /** The best first; of equals, in the order given. */
  static List<Placed> ordered(List<Individual> population) {
    List<Placed> ordered = new ArrayList<>();
    for (boolean feasible : new boolean[] {true, false}) {
      List<Individual> part =
          population.stream().filter(one -> one.isFeasible() == feasible).toList();
      fronts(part).values().forEach(front -> ordered.addAll(leastCrowdedFirst(front)));
    }
    return ordered;
  }

  private static SortedMap<Integer, List<Individual>> fronts(List<Individual> population) {
    int[] ranks = NondominatedSort.ranks(population.stream().map(Individual::compared).toList());
    SortedMap<Integer, List<Individual>> fronts = new TreeMap<>();
    for (int i = 0; i < ranks.length; i++) {
      fronts.computeIfAbsent(ranks[i], rank -> new ArrayList<>()).add(population.get(i));
    }
    return fronts;
  }

  private static List<Placed> leastCrowdedFirst(List<Individual> front) {
    double[] distances = Crowding.distances(front.stream().map(Individual::compared).toList());
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      placed.add(new Placed(front.get(i), distances[i]));
    }
    placed.sort(Comparator.comparingDouble(Placed::distance).reversed());
    return placed;
  }
}
