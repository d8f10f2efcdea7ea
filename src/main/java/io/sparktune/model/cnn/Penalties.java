package io.sparktune.model.cnn;

import io.sparktune.settings.Settings;

/**
 * The weight of large weights in the loss, by kind of layer.
 *
 * @param l1 of the absolute weights of convolutions
 * @param l2 of half their squares
 * @param denseL1 of the absolute weights of fully connected layers and the output layer
 * @param denseL2 of half their squares
 */
record Penalties(double l1, double l2, double denseL1, double denseL2) implements Settings {

  static final Penalties NONE = new Penalties(0, 0, 0, 0);

  Penalties {
    if (!(l1 >= 0 && l2 >= 0 && denseL1 >= 0 && denseL2 >= 0)) {
      throw new IllegalArgumentException(
          "l1 is " + l1 + ", l2 " + l2 + ", of dense layers " + denseL1 + " and " + denseL2);
    }
  }
}
