package io.sparktune.model.mlp;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkSettings;
import java.util.List;

/**
 * A multi-layer perceptron: fully connected hidden layers and an output layer.
 *
 * @param units of each hidden layer; empty for a linear model
 * @param activation of the hidden layers, by its name in {@link Activations}
 * @param dropout the share of inputs of each layer but the first that is dropped, in [0, 1)
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record MlpSettings(
    List<Integer> units,
    String activation,
    Initialisation initialisation,
    double dropout,
    boolean batchNormalisation,
    double l1,
    double l2,
    Loss loss)
    implements NetworkSettings {

  public MlpSettings {
    units = List.copyOf(units);
    if (units.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("the units are " + units);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
    if (!(l1 >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException("l1 is " + l1 + " and l2 is " + l2);
    }
  }

  /** How weights begin. */
  public enum Initialisation {
    XAVIER,
    XAVIER_UNIFORM,
    HE,
    HE_UNIFORM,
    LECUN,
    LECUN_UNIFORM,
    NORMAL,
    UNIFORM
  }

  /** What training makes small. {@link #AUTO} is cross-entropy for classes, MSE for numbers. */
  public enum Loss {
    AUTO,
    CROSS_ENTROPY,
    HINGE,
    SQUARED_HINGE,
    KL_DIVERGENCE,
    MSE,
    MAE,
    HUBER,
    MSLE,
    POISSON,
    LOG_COSH
  }
}
