package com.example.tuning;

import io.sparktune.training.metrics.ClassMetric;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.trial.Direction;

/**
 * The profit of a campaign, per row: everybody with a probability of at least one half of the
 * second class is written to, which costs 1 and earns 5 from those who are of that class.
 */
public final class Profit implements ClassMetric {

  private static final double COST = 1;
  private static final double EARNED = 5;

  @Override
  public String key() {
    return "profit";
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
    return EARNED - COST;
  }

  @Override
  public MetricValue measure(ClassPredictions predictions) {
    if (predictions.labels().size() != 2) {
      return MetricValue.undefined("there are " + predictions.labels().size() + " classes, not 2");
    }
    double profit = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      if (predictions.probability(row, 1) >= 0.5) {
        profit += (predictions.truth(row) == 1 ? EARNED : 0) - COST;
      }
    }
    return MetricValue.of(profit / predictions.rows());
  }
}
