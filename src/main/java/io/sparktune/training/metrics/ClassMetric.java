package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.Optional;

/**
 * A metric of predicted classes. Implementations are stateless, and are called by several threads.
 */
public interface ClassMetric extends Metric {

  /** The metric over all rows. */
  MetricValue measure(ClassPredictions predictions);

  /**
   * The metric for one class alone.
   *
   * @param label the place of the class in the list of labels
   */
  default MetricValue measure(ClassPredictions predictions, int label) {
    throw new UnsupportedOperationException(key() + " cannot be measured for one class alone");
  }

  @Override
  default Optional<Task> task() {
    return Optional.of(Task.CLASSIFICATION);
  }
}
