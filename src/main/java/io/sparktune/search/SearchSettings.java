package io.sparktune.search;

import io.sparktune.space.Space;
import io.sparktune.trial.Seeds;

/**
 * How values are found.
 *
 * @param trials how many, 0 for every point of a grid
 * @param firstTrial the number of the first trial; a trial's number decides its random streams
 */
public record SearchSettings(SamplerSettings sampler, int trials, int firstTrial) {

  public SearchSettings {
    if (trials < 0 || firstTrial < 0) {
      throw new IllegalArgumentException(
          "trials are " + trials + ", the first trial is " + firstTrial);
    }
  }

  /**
   * The sampler for a study.
   *
   * @param goals how many the study has
   * @param seed of the study
   */
  public Sampler sampler(Space space, int goals, long seed) {
    int most = trials == 0 ? Integer.MAX_VALUE : trials;
    return sampler.sampler(new SearchShape(space, goals, most, Seeds.derive(seed, "search", 0)));
  }
}
