package io.sparktune.training.metrics;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.trial.Direction;
import java.util.Locale;
import java.util.function.Function;

/** A metric of predicted numbers, defined as in scikit-learn. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum StandardNumberMetric implements NumberMetric {
  RMSE(MINIMIZE, NumberErrors::rootMeanSquared),
  MAE(MINIMIZE, NumberErrors::meanAbsolute),
  R2(MAXIMIZE, NumberErrors::determination),
  MAPE(MINIMIZE, NumberErrors::meanRelative);

  private final Direction direction;
  private final transient Function<NumberPredictions, MetricValue> measure;

  StandardNumberMetric(Direction direction, Function<NumberPredictions, MetricValue> measure) {
    this.direction = direction;
    this.measure = measure;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Direction direction() {
    return direction;
  }

  @Override
  public double least() {
    return direction == MAXIMIZE ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  public double greatest() {
    return direction == MAXIMIZE ? 1 : Double.POSITIVE_INFINITY;
  }

  @Override
  public MetricValue measure(NumberPredictions predictions) {
    return measure.apply(predictions);
  }
}
