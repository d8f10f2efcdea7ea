package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.List;

/** Foretold numbers for rows of known number, both in the target's own unit. */
final class NumberPredictions implements Predictions {

  private final double[] truth;
  private final double[] foretold;

  /** Predictions for at least one row. */
  NumberPredictions(double[] truth, double[] foretold) {
    if (truth.length == 0 || foretold.length != truth.length) {
      throw new IllegalArgumentException(
          "there are " + foretold.length + " predictions for " + truth.length + " rows");
    }
    this.truth = truth;
    this.foretold = foretold;
  }

  @Override
  public MetricValue measure(Metric metric) {
    return switch (metric) {
      case RMSE -> MetricValue.of(Math.sqrt(squaredErrors() / truth.length));
      case MAE -> MetricValue.of(absoluteErrors() / truth.length);
      case R2 -> determination();
      case MAPE -> relativeError();
      case PARAMETERS, FIT_MILLIS, PREDICT_MILLIS, MODEL_BYTES ->
          throw new IllegalArgumentException(metric.key() + " is no matter of predictions");
      default -> throw new IllegalArgumentException(metric.key() + " is for classes");
    };
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    throw new IllegalArgumentException("there is no class " + label + ", the target is a number");
  }

  @Override
  public List<Metric> metrics() {
    return Metric.of(Task.REGRESSION);
  }

  private double squaredErrors() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double error = foretold[row] - truth[row];
      sum += error * error;
    }
    return sum;
  }

  private double absoluteErrors() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      sum += Math.abs(foretold[row] - truth[row]);
    }
    return sum;
  }

  /** The share of the truth's variance that is explained; undefined where there is none. */
  private MetricValue determination() {
    double mean = 0;
    for (int row = 0; row < truth.length; row++) {
      mean += (truth[row] - mean) / (row + 1);
    }
    double squares = 0;
    boolean varies = false;
    for (double value : truth) {
      squares += (value - mean) * (value - mean);
      varies |= value != truth[0];
    }
    return varies
        ? MetricValue.of(1 - squaredErrors() / squares)
        : MetricValue.undefined("the target is " + truth[0] + " in all rows");
  }

  /** The mean absolute error in shares of the truth, not in percent. */
  private MetricValue relativeError() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row] == 0) {
        return MetricValue.undefined("the target is 0 in row " + row + " of the scored rows");
      }
      sum += Math.abs((foretold[row] - truth[row]) / truth[row]);
    }
    return MetricValue.of(sum / truth.length);
  }
}
