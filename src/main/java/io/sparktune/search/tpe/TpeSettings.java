package io.sparktune.search.tpe;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of the tree-structured Parzen estimator (Bergstra et al., NeurIPS 2011; Watanabe,
 * arXiv 2304.11127).
 *
 * @param multivariate whether one joint density models all parameters and their interactions;
 *     otherwise each parameter has its own. By default true
 * @param groups whether parameters that exist under different conditions are chosen apart, each
 *     group by the trials that had it; only if multivariate. By default false
 * @param liar whether trials in flight count as bad, so that suggestions keep away from them. By
 *     default true
 * @param startupTrials points of a Latin hypercube that are suggested first; the densities also
 *     need a quarter as many completed trials. By default 10
 * @param candidates points that are drawn for each suggestion, of which the one with the largest
 *     density ratio is taken. By default 24
 * @param gamma the share of the trials that count as good, in (0, 1). By default 0.15
 * @param maxGoodTrials the number of trials above which no more count as good. By default 25
 * @param priorWeight the weight of the uniform density among the trials, each of which has about 1.
 *     By default 1
 */
public record TpeSettings(
    boolean multivariate,
    boolean groups,
    boolean liar,
    int startupTrials,
    int candidates,
    double gamma,
    int maxGoodTrials,
    double priorWeight)
    implements SamplerSettings {

  public TpeSettings {
    if (startupTrials < 1 || candidates < 1 || maxGoodTrials < 1) {
      throw new IllegalArgumentException(
          "there are %d startup trials, %d candidates and at most %d good trials"
              .formatted(startupTrials, candidates, maxGoodTrials));
    }
    if (!(gamma > 0 && gamma < 1)) {
      throw new IllegalArgumentException("gamma is " + gamma);
    }
    if (!(priorWeight > 0) || priorWeight == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the weight of the prior is " + priorWeight);
    }
  }

  GoodShare goodShare() {
    return new GoodShare(gamma, maxGoodTrials);
  }

  /** The default settings. */
  public static TpeSettings defaults() {
    return new TpeSettings(true, false, true, 10, 24, 0.15, 25, 1);
  }

  /**
   * {@inheritDoc} Trials of earlier studies, each split into good and bad by itself, are weighted
   * by how well they predict today's trials.
   */
  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new TpeSampler(this, shape), shape);
  }

  @Override
  public String name() {
    return "tpe";
  }
}
