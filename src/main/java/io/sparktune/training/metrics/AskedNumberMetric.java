package io.sparktune.training.metrics;

import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.settings.ConstantName;
import io.sparktune.trial.Direction;
import java.util.function.Function;

/**
 * A metric of forecasts that is measured where a study names it: as a goal, in a constraint or in
 * {@code validation.metrics}.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum AskedNumberMetric implements NumberMetric {
  /** The mean of 2 |p - t| / (|p| + |t|), from 0 to 2; 0 where both are 0 (Makridakis, 1993). */
  SMAPE(2, NumberErrors::symmetricRelative),
  /**
   * The mean absolute error in shares of that of naive forecasts on the training steps, which are
   * seasonal where there is a season (Hyndman and Koehler, 2006).
   */
  MASE(Double.POSITIVE_INFINITY, NumberErrors::scaledAbsolute),
  /** The mean pinball loss of the quantiles of forecasts (Koenker and Bassett, 1978). */
  PINBALL(Double.POSITIVE_INFINITY, NumberErrors::pinball);

  private final double greatest;
  private final transient Function<NumberPredictions, MetricValue> measure;

  AskedNumberMetric(double greatest, Function<NumberPredictions, MetricValue> measure) {
    this.greatest = greatest;
    this.measure = measure;
  }

  @Override
  public String key() {
    return ConstantName.of(this);
  }

  @Override
  public Direction direction() {
    return MINIMIZE;
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double greatest() {
    return greatest;
  }

  @Override
  public MetricValue measure(NumberPredictions predictions) {
    return measure.apply(predictions);
  }
}
