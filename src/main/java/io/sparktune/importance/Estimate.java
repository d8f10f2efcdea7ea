package io.sparktune.importance;

/**
 * The share of the variance due to parameters, less the share due to chance; negative where chance
 * gives more.
 *
 * @param low the lower end of the 90 % interval
 * @param high its upper end
 */
public record Estimate(double share, double low, double high) {

  /** Whether the share is significantly above chance. */
  public boolean isAboveChance() {
    return low > 0;
  }
}
