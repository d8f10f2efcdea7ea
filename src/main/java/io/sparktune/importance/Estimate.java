package io.sparktune.importance;

/**
 * A share that is due to parameters, less what chance gives; below 0 where it gives more.
 *
 * @param low where the 90 % interval begins
 * @param high where it ends
 */
public record Estimate(double share, double low, double high) {

  /** Whether the share is more than chance gives. */
  public boolean isAboveChance() {
    return low > 0;
  }
}
