package io.sparktune.training.metrics;

import java.util.List;

/** A user's own metrics beside the standard ones, as a jar would bring them. */
public final class OwnMetrics {

  public static final MetricSource SOURCE = OwnMetrics::metrics;

  private OwnMetrics() {}

  private static Metrics metrics() {
    return Metrics.standard().with(List.of(new ThresholdProfit(), new PinballLoss()));
  }
}
