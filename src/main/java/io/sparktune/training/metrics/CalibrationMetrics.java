package io.sparktune.training.metrics;

/** Metrics of how well probabilities of classes are those of the outcomes. */
final class CalibrationMetrics {

  private static final int BINS = 15;

  private CalibrationMetrics() {}

  static MetricValue brierScore(ClassPredictions predictions) {
    int classes = predictions.labels().size();
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      for (int label = classes == 2 ? 1 : 0; label < classes; label++) {
        double truth = predictions.truth(row) == label ? 1 : 0;
        double error = predictions.probability(row, label) - truth;
        sum += error * error;
      }
    }
    return MetricValue.of(sum / predictions.rows());
  }

  /** By the bin of the most probable class's probability; its upper bound belongs to a bin. */
  static MetricValue calibrationError(ClassPredictions predictions) {
    double[] gaps = new double[BINS];
    for (int row = 0; row < predictions.rows(); row++) {
      int predicted = predictions.predicted(row);
      double confidence = predictions.probability(row, predicted);
      int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
      gaps[bin] += confidence - (predicted == predictions.truth(row) ? 1 : 0);
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return MetricValue.of(Math.min(1, sum / predictions.rows()));
  }
}
