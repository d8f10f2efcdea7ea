package io.sparktune.trial;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.settings.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured: on validation rows after each epoch, or, as a cost, once at the end of a fold.
 * Definitions of the former are those of scikit-learn; for more than two classes precision, recall
 * and F1 are macro averages unless the name says micro, and both areas are macro averages of one
 * class against the rest.
 */
public enum Metric {
  ACCURACY(Task.CLASSIFICATION, MAXIMIZE),
  BALANCED_ACCURACY(Task.CLASSIFICATION, MAXIMIZE),
  PRECISION(Task.CLASSIFICATION, MAXIMIZE),
  PRECISION_MICRO(Task.CLASSIFICATION, MAXIMIZE),
  RECALL(Task.CLASSIFICATION, MAXIMIZE),
  RECALL_MICRO(Task.CLASSIFICATION, MAXIMIZE),
  F1(Task.CLASSIFICATION, MAXIMIZE),
  F1_MICRO(Task.CLASSIFICATION, MAXIMIZE),
  ROC_AUC(Task.CLASSIFICATION, MAXIMIZE),
  PR_AUC(Task.CLASSIFICATION, MAXIMIZE),
  MCC(Task.CLASSIFICATION, MAXIMIZE),
  LOG_LOSS(Task.CLASSIFICATION, MINIMIZE),
  RMSE(Task.REGRESSION, MINIMIZE),
  MAE(Task.REGRESSION, MINIMIZE),
  R2(Task.REGRESSION, MAXIMIZE),
  MAPE(Task.REGRESSION, MINIMIZE),
  /** How many numbers of the network are trained. */
  PARAMETERS(null, MINIMIZE),
  /** Wall time of training a fold. */
  FIT_MILLIS(null, MINIMIZE),
  /** Wall time of foretelling 1,000 prepared rows. */
  PREDICT_MILLIS(null, MINIMIZE),
  /** The network's size in a file, without the state of its updater and without compression. */
  MODEL_BYTES(null, MINIMIZE);

  private final Task task;
  private final Direction direction;

  Metric(Task task, Direction direction) {
    this.task = task;
    this.direction = direction;
  }

  /** What kind of target the metric is for; null for a cost, which every network has. */
  public Task task() {
    return task;
  }

  /** Whether it is measured once at the end of a fold, whatever is foretold. */
  public boolean isCost() {
    return task == null;
  }

  /** Whether it is a time, which is another one each time. */
  public boolean isTime() {
    return this == FIT_MILLIS || this == PREDICT_MILLIS;
  }

  /** Which way the metric gets better; for a cost, which way it mostly does. */
  public Direction direction() {
    return direction;
  }

  /** The least value there is; negative infinity where there is none. */
  public double least() {
    return switch (this) {
      case MCC -> -1;
      case R2 -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  /** The greatest value there is; infinity where there is none. */
  public double greatest() {
    return direction == MAXIMIZE ? 1 : Double.POSITIVE_INFINITY;
  }

  /** Whether a goal may go this way; costs may be wanted small or large. */
  public boolean allows(Direction wanted) {
    return isCost() || direction == wanted;
  }

  /** The name in study files, such as {@code balanced-accuracy}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in tables, such as {@code balanced_accuracy}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the metric can also be asked for one class alone. */
  public boolean isPerClass() {
    return this == PRECISION || this == RECALL || this == F1;
  }

  /** The metric with a name in study files. */
  public static Optional<Metric> named(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** The metrics for a kind of target. */
  public static List<Metric> of(Task task) {
    return Arrays.stream(values()).filter(metric -> metric.task == task).toList();
  }

  /** The metrics that every network has, whatever it foretells. */
  public static List<Metric> costs() {
    return Arrays.stream(values()).filter(Metric::isCost).toList();
  }
}
