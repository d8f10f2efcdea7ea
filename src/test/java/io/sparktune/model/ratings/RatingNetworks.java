package io.sparktune.model.ratings;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.ratings.NcfSettings.Tower;
import io.sparktune.model.ratings.NcfSettings.TowerInput;
import java.util.List;

/** Networks of users and items for tests. */
public final class RatingNetworks {

  /** Few users and items, so that a batch has some of them twice. */
  static final List<InputShape> INPUTS =
      List.of(new InputShape.Ids(1, 7), new InputShape.Ids(1, 5));

  private RatingNetworks() {}

  /** One of each kind. */
  public static List<NetworkSettings> all() {
    return List.of(factorisation(3, 1e-4), ncf(2, TowerInput.BOTH, List.of(4), 0.2));
  }

  static FactorisationSettings factorisation(int factors, double l2) {
    return new FactorisationSettings(factors, 0.5, l2, Loss.AUTO);
  }

  static NcfSettings ncf(int factors, TowerInput input, List<Integer> units, double dropout) {
    return new NcfSettings(
        factors,
        new Tower(3, input, units, "tanh", WeightInitialisation.XAVIER, dropout),
        0.5,
        dropout == 0 ? 0 : 1e-4,
        Loss.AUTO);
  }
}
