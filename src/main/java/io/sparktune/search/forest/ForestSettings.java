package io.sparktune.search.forest;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of Bayesian optimisation with a random forest and expected improvement (SMAC:
 * Hutter, Hoos and Leyton-Brown 2011). Several goals are weighted anew for each suggestion (ParEGO:
 * Knowles 2006).
 *
 * @param startupTrials completed trials before the forest is asked, at least 1, 10 by default
 * @param trees at least 2, 20 by default
 * @param leaf points in a leaf at least, 1 by default
 * @param candidates uniform points that are compared, at least 1, 500 by default
 * @param randomShare of suggestions that are uniform points whatever is known, 0 to 1, 0.05 by
 *     default
 * @param maxTrials that a forest learns from, at least 10, 1,000 by default
 */
public record ForestSettings(
    int startupTrials, int trees, int leaf, int candidates, double randomShare, int maxTrials)
    implements SamplerSettings {

  public ForestSettings {
    if (startupTrials < 1) {
      throw new IllegalArgumentException("the number of startup trials is " + startupTrials);
    }
    if (trees < 2 || leaf < 1) {
      throw new IllegalArgumentException(trees + " trees with " + leaf + " points in a leaf");
    }
    if (candidates < 1) {
      throw new IllegalArgumentException("the candidates are " + candidates);
    }
    if (!(randomShare >= 0 && randomShare <= 1)) {
      throw new IllegalArgumentException("the random share is " + randomShare);
    }
    if (maxTrials < 10) {
      throw new IllegalArgumentException("the largest number of trials is " + maxTrials);
    }
  }

  public static ForestSettings defaults() {
    return new ForestSettings(10, 20, 1, 500, 0.05, 1_000);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new ForestSampler(this, shape), shape);
  }

  @Override
  public String name() {
    return "forest";
  }
}
