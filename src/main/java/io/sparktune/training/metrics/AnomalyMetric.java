package io.sparktune.training.metrics;

import io.sparktune.settings.ConstantName;
import io.sparktune.trial.Direction;
import java.util.List;
import java.util.function.Function;

/**
 * A metric of errors of reconstruction as predicted numbers, where the truth is 0 for a normal row
 * and 1 for an anomaly. It is measured where a study names it.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum AnomalyMetric implements NumberMetric {
  /** The mean error of the normal rows. */
  RECONSTRUCTION_ERROR(Direction.MINIMIZE, Double.POSITIVE_INFINITY, AnomalyMetric::normalError),
  /** The area under the receiver operating characteristic of the error; equal ones count half. */
  ANOMALY_ROC_AUC(Direction.MAXIMIZE, 1, AnomalyMetric::rocArea);

  private final Direction direction;
  private final double greatest;
  private final transient Function<NumberPredictions, MetricValue> measure;

  AnomalyMetric(
      Direction direction, double greatest, Function<NumberPredictions, MetricValue> measure) {
    this.direction = direction;
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
    return 0;
  }

  @Override
  public double greatest() {
    return greatest;
  }

  @Override
  public MetricValue measure(NumberPredictions predictions) {
    for (int row = 0; row < predictions.rows(); row++) {
      double truth = predictions.truth(row);
      if (truth != 0 && truth != 1) {
        return MetricValue.undefined(
            "a target is "
                + truth
                + ", not 0 (normal) or 1; anomalies are found in tables, whose data.normal names"
                + " the normal class");
      }
    }
    return measure.apply(predictions);
  }

  private static MetricValue normalError(NumberPredictions predictions) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      if (predictions.truth(row) == 0) {
        sum += predictions.predicted(row);
        count++;
      }
    }
    return count == 0 ? MetricValue.undefined("no row is normal") : MetricValue.of(sum / count);
  }

  private static MetricValue rocArea(NumberPredictions predictions) {
    int rows = predictions.rows();
    int[] truth = new int[rows];
    float[] scores = new float[2 * rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = (int) predictions.truth(row);
      scores[2 * row + 1] = (float) predictions.predicted(row);
      if (!(scores[2 * row + 1] >= 0)) {
        return MetricValue.undefined("a prediction is " + scores[2 * row + 1] + ", not an error");
      }
    }
    return new RankingMetrics(List.of("normal", "anomaly"), truth, scores).rocArea();
  }
}
