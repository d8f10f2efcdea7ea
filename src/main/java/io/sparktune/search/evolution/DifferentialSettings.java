package io.sparktune.search.evolution;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of differential evolution (Storn and Price, Journal of Global Optimization 11,
 * 1997): a child is its parent with some coordinates replaced by those of a third trial plus a
 * share of the difference of two others, and takes its parent's place where it is better.
 *
 * @param population the number of places, 4 or more, 15 by default
 * @param base the third trial, the best by default: random ones converge later, with more trials
 *     than most studies have
 * @param weight the share of the difference, above 0, at most 2, 0.5 by default
 * @param crossover the probability that a coordinate is replaced, in [0, 1], 0.5 by default
 */
public record DifferentialSettings(
    int population, DifferentialBase base, double weight, double crossover)
    implements SamplerSettings {

  public DifferentialSettings {
    if (population < 4) {
      throw new IllegalArgumentException("the population is " + population + ", not 4 or more");
    }
    if (!(weight > 0 && weight <= 2) || !(crossover >= 0 && crossover <= 1)) {
      throw new IllegalArgumentException(
          "the weight is " + weight + ", the crossover is " + crossover);
    }
  }

  public static DifferentialSettings defaults() {
    return new DifferentialSettings(15, DifferentialBase.BEST, 0.5, 0.5);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new DifferentialEvolution(this, shape), shape);
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "differential-evolution";
  }
}
