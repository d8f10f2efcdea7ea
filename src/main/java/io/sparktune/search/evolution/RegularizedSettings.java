package io.sparktune.search.evolution;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of regularised evolution (Real, Aggarwal, Huang and Le, AAAI 2019): a child is the
 * best of a sample of the latest trials, with one value changed. Trials leave the population by
 * age, not by fitness. The authors' 100 and 25 are meant for tens of thousands of trials.
 *
 * @param population the number of the latest trials that may have children, 2 or more, 20 by
 *     default
 * @param sample of which the best has the child, from 1 to the population, 10 by default
 */
public record RegularizedSettings(int population, int sample) implements SamplerSettings {

  public RegularizedSettings {
    if (population < 2 || sample < 1 || sample > population) {
      throw new IllegalArgumentException(
          "a sample of " + sample + " is drawn from a population of " + population);
    }
  }

  public static RegularizedSettings defaults() {
    return new RegularizedSettings(20, 10);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new RegularizedEvolution(this, shape), shape);
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "regularized-evolution";
  }
}
