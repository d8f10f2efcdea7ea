package io.sparktune.search;

import io.sparktune.space.Space;
import io.sparktune.trial.Seeds;
import java.util.List;

/**
 * The settings of a study's search.
 *
 * @param trials the number of trials, 0 for every point of a grid
 * @param firstTrial the number of the first trial; a trial's number decides its random streams
 * @param learnFrom the folders of earlier runs
 * @param takesOver whether the folds that these scored are taken over instead of being trained
 *     again
 */
public record SearchSettings(
    SamplerSettings sampler,
    int trials,
    int firstTrial,
    List<String> learnFrom,
    boolean takesOver) {

  public SearchSettings {
    if (trials < 0 || firstTrial < 0) {
      throw new IllegalArgumentException(
          "trials are " + trials + ", the first trial is " + firstTrial);
    }
    learnFrom = List.copyOf(learnFrom);
    if (takesOver && learnFrom.isEmpty()) {
      throw new IllegalArgumentException("there is no earlier run to take over from");
    }
  }

  /** A search without earlier runs. */
  public SearchSettings(SamplerSettings sampler, int trials, int firstTrial) {
    this(sampler, trials, firstTrial, List.of(), false);
  }

  /**
   * Whether the sampler learns from earlier runs; a grid, which has its order, may name some too.
   */
  public boolean learns() {
    return !learnFrom.isEmpty() && !sampler.hasOwnOrder();
  }

  /**
   * The sampler for a study.
   *
   * @param goals how many the study has
   * @param seed of the study
   * @param earlier the observations of each of the earlier runs
   */
  public Sampler sampler(Space space, int goals, long seed, List<List<Observation>> earlier) {
    int most = trials == 0 ? Integer.MAX_VALUE : trials;
    return sampler.sampler(
        new SearchShape(space, goals, most, Seeds.derive(seed, "search", 0), earlier));
  }
}
