package io.sparktune.model;

import io.sparktune.settings.Bounds;
import io.sparktune.settings.ConstantName;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;

/**
 * A loss function. {@link #AUTO} is cross-entropy for classes and labels, the mean squared error
 * for numbers.
 */
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
  LOG_COSH;

  private static final String SMOOTHING = "label-smoothing";

  private static final List<Loss> OF_CLASSES =
      List.of(AUTO, CROSS_ENTROPY, HINGE, SQUARED_HINGE, KL_DIVERGENCE, MSE, MAE);
  private static final List<Loss> OF_NUMBERS =
      List.of(AUTO, MSE, MAE, HUBER, MSLE, POISSON, LOG_COSH);
  private static final List<Loss> OF_LABELS = List.of(AUTO, CROSS_ENTROPY, MSE, MAE);

  /** The losses for a task, in the order of the documentation. */
  public static List<Loss> of(Task task) {
    return switch (task) {
      case CLASSIFICATION -> OF_CLASSES;
      case REGRESSION -> OF_NUMBERS;
      case MULTI_LABEL -> OF_LABELS;
    };
  }

  /** Whether a network's outputs are margins between classes, not probabilities. */
  public boolean hasMargins() {
    return this == HINGE || this == SQUARED_HINGE;
  }

  /**
   * Reads the share of label smoothing, which not every loss allows.
   *
   * @param model the section of the network
   */
  public double labelSmoothing(SettingsReader model, Task task) {
    if (task == Task.REGRESSION) {
      model.omit(SMOOTHING, "where the goal is one of regression");
      return 0;
    }
    double share = model.real(SMOOTHING, Bounds.fromBelow(0, 1));
    if (share > 0 && hasMargins()) {
      model.problem(SMOOTHING, "spreads probabilities, which the loss " + key() + " has not");
    }
    return share;
  }

  /** The name in study files. */
  public String key() {
    return ConstantName.of(this);
  }
}
