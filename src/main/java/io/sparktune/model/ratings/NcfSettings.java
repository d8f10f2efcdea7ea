package io.sparktune.model.ratings;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * Neural collaborative filtering (He et al., 2017): a generalised factorisation and a tower of
 * layers, each with factors of its own, and the biases of users and items.
 *
 * @param gmfFactors of the generalised factorisation; 0 for none
 * @param deviation of the first factors
 * @param l2 weight of half the squared weights in the loss
 */
record NcfSettings(int gmfFactors, Tower tower, double deviation, double l2, Loss loss)
    implements NetworkSettings {

  /**
   * The tower of layers.
   *
   * @param factors of its own
   * @param units of each layer; empty for no tower
   * @param activation by its name in {@link Activations}
   * @param dropout the share of each layer's inputs that is dropped, in [0, 1)
   */
  record Tower(
      int factors,
      TowerInput input,
      List<Integer> units,
      String activation,
      WeightInitialisation weightInitialisation,
      double dropout)
      implements Settings {
    Tower {
      units = List.copyOf(units);
      if (factors < 1 || !(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException(factors + " factors, the dropout is " + dropout);
      }
    }
  }

  /** The first layer's view of the factors. */
  enum TowerInput {
    /** The user's and the item's, one behind the other. */
    BOTH,
    /** The products of the user's with the item's. */
    PRODUCT,
    /** Both of these. */
    BOTH_AND_PRODUCT
  }

  NcfSettings {
    if (gmfFactors < 0 || !(deviation > 0) || !(l2 >= 0)) {
      throw new IllegalArgumentException(
          gmfFactors + " factors with the deviation " + deviation + " and the penalty " + l2);
    }
  }

  @Override
  public NetworkKind<NcfSettings> kind() {
    return new NcfKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout", "l2");
  }
}
