package io.sparktune.trial;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured on validation rows. Definitions are those of scikit-learn; for more than two
 * classes precision, recall and F1 are macro averages unless the name says micro, and both areas
 * are macro averages of one class against the rest.
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
  MAPE(Task.REGRESSION, MINIMIZE);

  private final Task task;
  private final Direction direction;

  Metric(Task task, Direction direction) {
    this.task = task;
    this.direction = direction;
  }

  /** What kind of target the metric is for. */
  public Task task() {
    return task;
  }

  /** Which way the metric gets better. */
  public Direction direction() {
    return direction;
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
}
