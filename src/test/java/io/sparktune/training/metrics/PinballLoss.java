package io.sparktune.training.metrics;

import io.sparktune.trial.Direction;

/** A user's own metric: the pinball loss of the upper decile. */
public final class PinballLoss implements NumberMetric {

  private static final double QUANTILE = 0.9;

  @Override
  public String key() {
    return "pinball-loss";
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public MetricValue measure(NumberPredictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double error = predictions.truth(row) - predictions.predicted(row);
      sum += Math.max(QUANTILE * error, (QUANTILE - 1) * error);
    }
    return MetricValue.of(sum / predictions.rows());
  }
}
