package io.sparktune.model.ratings;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.Set;

/**
 * A factorisation of the table of ratings (Koren, Bell and Volinsky, 2009): the inner product of a
 * user's factors with an item's, their biases, and a constant.
 *
 * @param deviation of the first factors
 * @param l2 weight of half the squared factors and biases in the loss
 */
record FactorisationSettings(int factors, double deviation, double l2, Loss loss)
    implements NetworkSettings {

  FactorisationSettings {
    if (factors < 0 || !(deviation > 0) || !(l2 >= 0)) {
      throw new IllegalArgumentException(
          factors + " factors with the deviation " + deviation + " and the penalty " + l2);
    }
  }

  @Override
  public NetworkKind<FactorisationSettings> kind() {
    return new FactorisationKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("l2");
  }
}
