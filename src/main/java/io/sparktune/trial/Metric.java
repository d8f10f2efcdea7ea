package io.sparktune.trial;

import io.sparktune.settings.Task;
import java.util.Optional;

/**
 * A quantity that is measured on each fold: a metric of predictions on the validation rows, a
 * {@link CostMetric}, or the {@link NamedScore} of an objective.
 */
public interface Metric {

  /** The name in study files, such as {@code balanced-accuracy}. */
  String key();

  /** The name in tables, such as {@code balanced_accuracy}. */
  default String column() {
    return key().replace('-', '_');
  }

  /** The direction in which the metric improves; for a cost, the usual one. */
  Direction direction();

  /** Whether a goal may have this direction. */
  default boolean allows(Direction wanted) {
    return direction() == wanted;
  }

  /** The least value; negative infinity where there is none. */
  default double least() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The greatest value; infinity where there is none. */
  default double greatest() {
    return Double.POSITIVE_INFINITY;
  }

  /** The task whose predictions are measured; empty where none are. */
  default Optional<Task> task() {
    return Optional.empty();
  }

  /** Whether the metric can also be measured for one class alone. */
  default boolean isPerClass() {
    return false;
  }

  /** Whether the metric is measured once at the end of a fold, whatever the task. */
  default boolean isCost() {
    return false;
  }

  /** Whether the metric is a time, which differs from run to run. */
  default boolean isTime() {
    return false;
  }

  /** Whether the metric is a whole number. */
  default boolean isCount() {
    return false;
  }
}
