package io.sparktune.training.metrics;

import java.util.List;

/** The errors of predicted numbers. */
final class NumberErrors {

  private NumberErrors() {}

  static MetricValue rootMeanSquared(NumberPredictions predictions) {
    return MetricValue.of(Math.sqrt(squares(predictions) / predictions.rows()));
  }

  static MetricValue meanAbsolute(NumberPredictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      sum += Math.abs(predictions.predicted(row) - predictions.truth(row));
    }
    return MetricValue.of(sum / predictions.rows());
  }

  /** The share of the truth's variance that is explained; undefined where there is none. */
  static MetricValue determination(NumberPredictions predictions) {
    double mean = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      mean += (predictions.truth(row) - mean) / (row + 1);
    }
    double squares = 0;
    boolean varies = false;
    for (int row = 0; row < predictions.rows(); row++) {
      double value = predictions.truth(row);
      squares += (value - mean) * (value - mean);
      varies |= value != predictions.truth(0);
    }
    return varies
        ? MetricValue.of(1 - squares(predictions) / squares)
        : MetricValue.undefined("the target is " + predictions.truth(0) + " in all rows");
  }

  /** The mean absolute error in shares of the truth, not in percent. */
  static MetricValue meanRelative(NumberPredictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double truth = predictions.truth(row);
      if (truth == 0) {
        return MetricValue.undefined("the target is 0 in row " + row + " of the scored rows");
      }
      sum += Math.abs((predictions.predicted(row) - truth) / truth);
    }
    return MetricValue.of(sum / predictions.rows());
  }

  static MetricValue symmetricRelative(NumberPredictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double distance = Math.abs(predictions.predicted(row) - predictions.truth(row));
      double size = Math.abs(predictions.predicted(row)) + Math.abs(predictions.truth(row));
      sum += distance == 0 ? 0 : 2 * distance / size;
    }
    return MetricValue.of(sum / predictions.rows());
  }

  static MetricValue scaledAbsolute(NumberPredictions predictions) {
    List<Double> naive = predictions.naiveErrors();
    if (naive.isEmpty()) {
      return MetricValue.undefined("there are no naive forecasts, which only series have");
    }
    if (naive.contains(0.0)) {
      return MetricValue.undefined("naive forecasts have no error on the training steps");
    }
    if (naive.size() == 1) {
      return MetricValue.of(meanAbsolute(predictions).value() / naive.get(0));
    }
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double error = Math.abs(predictions.predicted(row) - predictions.truth(row));
      sum += error / naive.get(row % naive.size());
    }
    return MetricValue.of(sum / predictions.rows());
  }

  static MetricValue pinball(NumberPredictions predictions) {
    return predictions.quantiles().shares().isEmpty()
        ? MetricValue.undefined("no quantiles are predicted; series have them with data.quantiles")
        : MetricValue.of(predictions.quantiles().pinball(predictions));
  }

  private static double squares(NumberPredictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double error = predictions.predicted(row) - predictions.truth(row);
      sum += error * error;
    }
    return sum;
  }
}
