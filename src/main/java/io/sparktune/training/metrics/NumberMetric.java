package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.Optional;

/**
 * A metric of predicted numbers. Implementations are stateless, and are called by several threads.
 */
public interface NumberMetric extends Metric {

  /** The metric over all rows. */
  MetricValue measure(NumberPredictions predictions);

  @Override
  default Optional<Task> task() {
    return Optional.of(Task.REGRESSION);
  }
}
