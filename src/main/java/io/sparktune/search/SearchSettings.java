package io.sparktune.search;

/**
 * How values are found.
 *
 * @param trials how many, 0 for every point of a grid
 * @param firstTrial the number of the first trial; a trial's number decides its random streams
 */
public record SearchSettings(SamplerKind sampler, int trials, int firstTrial) {

  public SearchSettings {
    if (trials < 0 || firstTrial < 0) {
      throw new IllegalArgumentException(
          "trials are " + trials + ", the first trial is " + firstTrial);
    }
  }
}
