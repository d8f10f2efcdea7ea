package io.sparktune.training.metrics;

import io.sparktune.trial.Direction;

/** A user's own metric: the mean profit of an offer to each row that is probable enough. */
public final class ThresholdProfit implements ClassMetric {

  private static final double THRESHOLD = 0.3;
  private static final double GAIN = 5;
  private static final double COST = 1;

  @Override
  public String key() {
    return "threshold-profit";
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double least() {
    return -COST;
  }

  @Override
  public double greatest() {
    return GAIN;
  }

  @Override
  public MetricValue measure(ClassPredictions predictions) {
    int wanted = predictions.labels().size() - 1;
    long offers = 0;
    long taken = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      if (predictions.probability(row, wanted) >= THRESHOLD) {
        offers++;
        taken += predictions.truth(row) == wanted ? 1 : 0;
      }
    }
    return MetricValue.of((taken * GAIN - (offers - taken) * COST) / predictions.rows());
  }
}
