package io.sparktune.importance;

import org.jspecify.annotations.Nullable;

/**
 * The importance of a parameter among the trials in which it is active.
 *
 * @param trials in which it is on
 * @param activeShare these as a share of all complete trials
 * @param estimate null where the parameter is on in fewer than {@link Importances#FEWEST_TRIALS}
 */
public record ParameterImportance(
    String parameter, int trials, double activeShare, @Nullable Estimate estimate) {

  /** The importance, below all others where there is no estimate. */
  double share() {
    return estimate == null ? Double.NEGATIVE_INFINITY : estimate.share();
  }
}
