package io.sparktune.search.tpe;

import io.sparktune.search.Observation;

/**
 * A trial of an earlier study with the same parameters.
 *
 * @param weight of the trial among those of this study, which have 1: in [0, 1]
 */
public record WeightedObservation(Observation observation, double weight) {

  public WeightedObservation {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "trial " + observation.trial() + " of an earlier study has the weight " + weight);
    }
  }
}
