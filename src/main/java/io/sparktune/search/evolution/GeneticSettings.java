package io.sparktune.search.evolution;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of a steady-state genetic algorithm: parents win tournaments among the best trials
 * so far.
 *
 * @param population the number of the best trials that may have children, 2 or more, 20 by default
 * @param tournament contestants of a tournament, of which the best is a parent, 1 or more, 3 by
 *     default
 * @param crossoverProbability that a child has two parents, in [0, 1], 0.9 by default
 * @param crossover simulated binary by default
 * @param mutation polynomial by default
 */
public record GeneticSettings(
    int population,
    int tournament,
    double crossoverProbability,
    Crossover crossover,
    Mutation mutation)
    implements SamplerSettings {

  public GeneticSettings {
    if (population < 2 || tournament < 1) {
      throw new IllegalArgumentException(
          "tournaments of " + tournament + " are held in a population of " + population);
    }
    if (!(crossoverProbability >= 0 && crossoverProbability <= 1)) {
      throw new IllegalArgumentException(
          "the probability of a crossover is " + crossoverProbability);
    }
  }

  public static GeneticSettings defaults() {
    return new GeneticSettings(20, 3, 0.9, Crossover.SIMULATED_BINARY, Mutation.POLYNOMIAL);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new GeneticAlgorithm(this, shape), shape);
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "genetic";
  }
}
