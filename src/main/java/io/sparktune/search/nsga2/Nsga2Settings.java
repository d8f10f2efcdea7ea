package io.sparktune.search.nsga2;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of NSGA-II (Deb, Pratap, Agarwal and Meyarivan, IEEE Transactions on Evolutionary
 * Computation 6(2), 2002) in its steady-state form (Durillo, Nebro, Luna and Alba, EMO 2009): a
 * trial that ends joins the population at once and the worst member leaves.
 *
 * @param population how many trials may have children, 4 or more, 20 by default
 * @param crossoverProbability that a child has two parents, in [0, 1], 0.9 by default
 */
public record Nsga2Settings(int population, double crossoverProbability)
    implements SamplerSettings {

  public Nsga2Settings {
    if (population < 4) {
      throw new IllegalArgumentException("the population is " + population + ", not 4 or more");
    }
    if (!(crossoverProbability >= 0 && crossoverProbability <= 1)) {
      throw new IllegalArgumentException(
          "the probability of a crossover is " + crossoverProbability);
    }
  }

  public static Nsga2Settings defaults() {
    return new Nsga2Settings(20, 0.9);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new Nsga2Sampler(this, shape), shape);
  }

  @Override
  public String name() {
    return "nsga2";
  }
}
