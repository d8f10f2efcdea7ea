package io.sparktune.training.metrics;

import io.sparktune.trial.Metric;
import java.util.Arrays;
import java.util.List;

/** Predicted numbers of some rows beside the true ones, both in the target's own unit. */
public final class NumberPredictions implements Predictions {

  private final double[] truth;
  private final double[] predicted;
  private final List<Double> naiveErrors;
  private final ForecastQuantiles quantiles;

  /**
   * Predictions for at least one row.
   *
   * @param truth not copied, like the predictions
   */
  public NumberPredictions(double[] truth, double[] predicted) {
    this(truth, predicted, List.of(), ForecastQuantiles.NONE);
  }

  /**
   * Predictions for at least one row of series.
   *
   * @param truth not copied, like the predictions
   * @param naiveErrors the mean absolute error of naive forecasts of the steps that train, for each
   *     number in turn; empty where there are none
   */
  public NumberPredictions(
      double[] truth, double[] predicted, List<Double> naiveErrors, ForecastQuantiles quantiles) {
    if (truth.length == 0 || predicted.length != truth.length) {
      throw new IllegalArgumentException(
          "there are " + predicted.length + " predictions for " + truth.length + " rows");
    }
    this.truth = truth;
    this.predicted = predicted;
    this.naiveErrors = List.copyOf(naiveErrors);
    this.quantiles = quantiles;
  }

  @Override
  public int rows() {
    return truth.length;
  }

  @Override
  public Predictions at(int[] rows) {
    return new NumberPredictions(
        Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray(),
        naiveErrors.size() < 2
            ? naiveErrors
            : Arrays.stream(rows)
                .mapToObj(row -> naiveErrors.get(row % naiveErrors.size()))
                .toList(),
        quantiles.at(rows));
  }

  /** The true number of a row. */
  public double truth(int row) {
    return truth[row];
  }

  /**
   * The mean absolute error of naive forecasts of the steps that train, for each number in turn;
   * empty for no series.
   */
  List<Double> naiveErrors() {
    return naiveErrors;
  }

  ForecastQuantiles quantiles() {
    return quantiles;
  }

  /** The lowest and the highest quantile of a number; empty where there are none. */
  public List<Double> bounds(int row) {
    int levels = quantiles.shares().size();
    return levels == 0
        ? List.of()
        : List.of(quantiles.values()[row * levels], quantiles.values()[row * levels + levels - 1]);
  }

  /** All true numbers. */
  public double[] truths() {
    return truth.clone();
  }

  /** All predicted numbers. */
  public double[] forecasts() {
    return predicted.clone();
  }

  /** The predicted number of a row. */
  public double predicted(int row) {
    return predicted[row];
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    if (!(metric instanceof NumberMetric ofNumbers)) {
      throw new IllegalArgumentException(metric.key() + " is not a metric of numbers");
    }
    if (!label.isEmpty()) {
      throw new IllegalArgumentException("there is no class " + label + ", the target is a number");
    }
    return ofNumbers.measure(this);
  }
}
