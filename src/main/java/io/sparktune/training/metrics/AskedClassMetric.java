package io.sparktune.training.metrics;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.settings.ConstantName;
import io.sparktune.trial.Direction;
import java.util.function.Function;

/**
 * A metric of predicted classes that is measured where a study names it: as a goal, in a constraint
 * or in {@code validation.metrics}.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum AskedClassMetric implements ClassMetric {
  /** Agreement beyond chance (Cohen, 1960); 1 is perfect, 0 is chance. */
  COHEN_KAPPA(MAXIMIZE, -1, 1, predictions -> predictions.confusion().kappa()),
  /**
   * The mean squared error of the probabilities (Brier, 1950): of two classes that of the second
   * one, of more classes the sum over all.
   */
  BRIER_SCORE(MINIMIZE, 0, 2, CalibrationMetrics::brierScore),
  /**
   * The expected calibration error (Naeini and others, 2015): the mean distance between confidence
   * and accuracy over 15 bins of equal width.
   */
  CALIBRATION_ERROR(MINIMIZE, 0, 1, CalibrationMetrics::calibrationError);

  private final Direction direction;
  private final double least;
  private final double greatest;
  private final transient Function<ClassPredictions, MetricValue> measure;

  AskedClassMetric(
      Direction direction,
      double least,
      double greatest,
      Function<ClassPredictions, MetricValue> measure) {
    this.direction = direction;
    this.least = least;
    this.greatest = greatest;
    this.measure = measure;
  }

  @Override
  public String key() {
    return ConstantName.of(this);
  }

  @Override
  public Direction direction() {
    return direction;
  }

  @Override
  public double least() {
    return least;
  }

  @Override
  public double greatest() {
    return greatest;
  }

  @Override
  public MetricValue measure(ClassPredictions predictions) {
    return measure.apply(predictions);
  }
}
