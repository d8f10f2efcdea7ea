package io.sparktune.model.series;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.Set;

/**
 * A linear map from inputs to outputs.
 *
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record LinearSettings(double l1, double l2, Loss loss) implements NetworkSettings {

  public LinearSettings {
    if (!(l1 >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException("l1 is " + l1 + " and l2 is " + l2);
    }
  }

  @Override
  public NetworkKind<LinearSettings> kind() {
    return new LinearKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("l1", "l2");
  }
}
