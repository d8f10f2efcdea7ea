package io.sparktune.search.bohb;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of BOHB (Falkner, Klein and Hutter, ICML 2018): the model learns from the highest
 * rung that enough trials have reached, long before a trial is trained to its end. It needs a
 * pruner with rungs, such as Hyperband.
 *
 * @param model the sampler that learns from the rung
 * @param minTrials at a rung before it is learnt from; 0 for one more than there are parameters,
 *     the default
 * @param randomShare of suggestions that are drawn at random, so that the search ends well even if
 *     a low rung misleads; a third by default
 */
public record BohbSettings(SamplerSettings model, int minTrials, double randomShare)
    implements SamplerSettings {

  public BohbSettings {
    if (minTrials < 0 || !(randomShare >= 0 && randomShare <= 1)) {
      throw new IllegalArgumentException(
          "the smallest number of trials is " + minTrials + ", the random share is " + randomShare);
    }
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    if (shape.goals() > 1) {
      throw new IllegalArgumentException("bohb learns from rungs, which know the first goal only");
    }
    return new BohbSampler(this, shape);
  }

  @Override
  public boolean learnsFromRungs() {
    return true;
  }

  @Override
  public boolean takesSeveralGoals() {
    return false;
  }

  @Override
  public String name() {
    return "bohb";
  }
}
