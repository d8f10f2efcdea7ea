package io.sparktune.training.metrics;

import java.io.Serializable;

/**
 * Finds the metrics of a process, on the driver and on every executor, so that metrics themselves
 * need not travel.
 */
@FunctionalInterface
public interface MetricSource extends Serializable {

  /** Standard metrics and costs only. */
  MetricSource STANDARD = Metrics::standard;

  Metrics metrics();
}
