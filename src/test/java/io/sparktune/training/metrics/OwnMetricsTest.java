package io.sparktune.training.metrics;

import io.sparktune.trial.Metric;
import java.util.stream.Stream;

final class OwnMetricsTest extends MetricContract {

  @Override
  Stream<Metric> metrics() {
    return Stream.of(new ThresholdProfit(), new PinballLoss());
  }
}
