package io.sparktune.training.metrics;

import io.sparktune.extension.Extensions;
import io.sparktune.trial.Metric;
import java.io.Serializable;

/**
 * Finds the metrics of a process, on the driver and on every executor, so that metrics themselves
 * need not travel.
 */
@FunctionalInterface
public interface MetricSource extends Serializable {

  /** Standard metrics and costs only. */
  MetricSource STANDARD = Metrics::standard;

  /** Standard metrics, costs and those of the user's jars. */
  MetricSource EXTENSIONS = () -> Metrics.standard().with(Extensions.all(Metric.class));

  Metrics metrics();
}
