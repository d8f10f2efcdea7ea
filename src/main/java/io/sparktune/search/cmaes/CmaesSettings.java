package io.sparktune.search.cmaes;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of covariance matrix adaptation (Hansen, arXiv 1604.00772) with a margin for
 * countable values (Hamano and others, arXiv 2205.13482), probabilities of the options of choices
 * (Hamano and others, arXiv 2405.09962) and restarts with a growing population (Auger and Hansen
 * 2005). For one goal.
 *
 * @param startupTrials trials over before the distribution starts at the best of them, at least 1,
 *     8 by default
 * @param population results that the distribution learns from at a time, at least 2, or 0 for 4 + 3
 *     ln of the number of parameters or, where that is less, a thirtieth of the trials, but no less
 *     than 6; 0 by default
 * @param elites the best trials so far that are part of every population, at most half of it; from
 *     0, 2 by default
 * @param sigma deviation of the first distribution as a share of a parameter's range, above 0 and
 *     at most 1, 0.15 by default
 * @param populationGrowth by which the population is multiplied at a restart, 1 to 10, 2 by default
 */
public record CmaesSettings(
    int startupTrials, int population, int elites, double sigma, double populationGrowth)
    implements SamplerSettings {

  private static final int LARGEST_POPULATION = 10_000;

  /** Populations of a study at least, even if they become small. */
  private static final int POPULATIONS = 30;

  private static final int SMALLEST_POPULATION = 6;

  public CmaesSettings {
    if (startupTrials < 1) {
      throw new IllegalArgumentException("the number of startup trials is " + startupTrials);
    }
    if (population < 0 || population == 1) {
      throw new IllegalArgumentException("the population is " + population);
    }
    if (elites < 0) {
      throw new IllegalArgumentException("the elites are " + elites);
    }
    if (!(sigma > 0 && sigma <= 1)) {
      throw new IllegalArgumentException("sigma is " + sigma);
    }
    if (!(populationGrowth >= 1 && populationGrowth <= 10)) {
      throw new IllegalArgumentException("the population's growth is " + populationGrowth);
    }
  }

  /**
   * The size of a population.
   *
   * @param parameters of the space that can vary
   * @param trials of the study
   * @param restarts before this population
   */
  int populationAfter(int restarts, int parameters, int trials) {
    double first =
        population > 0
            ? population
            : Math.min(
                4 + Math.floor(3 * Math.log(parameters)),
                Math.max(SMALLEST_POPULATION, trials / POPULATIONS));
    return (int) Math.min(LARGEST_POPULATION, first * Math.pow(populationGrowth, restarts));
  }

  public static CmaesSettings defaults() {
    return new CmaesSettings(8, 0, 2, 0.15, 2);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for more than one goal
   */
  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new CmaesSampler(this, shape), shape);
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "cma-es";
  }
}
