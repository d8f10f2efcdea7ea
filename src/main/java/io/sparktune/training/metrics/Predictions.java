package io.sparktune.training.metrics;

import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import java.util.Optional;

/** A network's predictions for some rows beside the truth. */
public interface Predictions {

  /** The number of rows, at least one. */
  int rows();

  /**
   * The predictions of some of the rows.
   *
   * @param rows from 0, in any order and as often as wanted
   */
  Predictions at(int[] rows);

  /**
   * The value of a metric.
   *
   * @param label the class for which it is measured; empty for all classes
   * @throws IllegalArgumentException if the metric is for another task
   */
  MetricValue measure(Metric metric, String label);

  /** The predictions class by class; empty for numbers. */
  default Optional<ClassReport> byClass() {
    return Optional.empty();
  }

  /** The value of a metric over all classes. */
  default MetricValue measure(Metric metric) {
    return measure(metric, "");
  }

  /** The value of the goal's metric. */
  default MetricValue measure(Goal goal) {
    return measure(goal.metric(), goal.label());
  }
}
