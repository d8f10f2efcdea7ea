package io.sparktune.search.pareto;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.moeaframework.core.Solution;
import org.moeaframework.core.population.Population;

/** Random results, here and as the MOEA Framework has them. */
final class RandomMerits {

  private RandomMerits() {}

  /** Results in [0, 1). */
  static List<double[]> uniform(int count, int goals, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> random.doubles(goals).toArray()).limit(count).toList();
  }

  /** Results with many equals: every merit is a whole number below 6. */
  static List<double[]> coarse(int count, int goals, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> random.ints(goals, 0, 6).asDoubleStream().toArray())
        .limit(count)
        .toList();
  }

  /** The library minimises. */
  static Population population(List<double[]> merits) {
    Population population = new Population();
    for (double[] point : merits) {
      Solution solution = new Solution(0, point.length);
      for (int goal = 0; goal < point.length; goal++) {
        solution.setObjectiveValue(goal, -point[goal]);
      }
      population.add(solution);
    }
    return population;
  }
}
