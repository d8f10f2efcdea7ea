package io.sparktune.training.metrics;

import java.util.List;

/**
 * Quantiles of forecasts.
 *
 * @param shares of what may come that should be below them, rising; empty where there are none
 * @param values of each number, in the order of the shares
 */
@SuppressWarnings("ArrayRecordComponent") // values stay primitive
public record ForecastQuantiles(List<Double> shares, double[] values) {

  public static final ForecastQuantiles NONE = new ForecastQuantiles(List.of(), new double[0]);

  public ForecastQuantiles {
    shares = List.copyOf(shares);
  }

  /** Quantiles that are all the truth. */
  public static ForecastQuantiles perfect(List<Double> shares, double[] truth) {
    double[] values = new double[truth.length * shares.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = truth[i / shares.size()];
    }
    return new ForecastQuantiles(shares, values);
  }

  /** The medians, which are the forecasts. */
  public double[] medians() {
    double[] medians = new double[values.length / shares.size()];
    for (int i = 0; i < medians.length; i++) {
      medians[i] = values[i * shares.size() + shares.indexOf(0.5)];
    }
    return medians;
  }

  /** Those of some numbers. */
  ForecastQuantiles at(int[] numbers) {
    double[] some = new double[numbers.length * shares.size()];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[numbers[i / shares.size()] * shares.size() + i % shares.size()];
    }
    return new ForecastQuantiles(shares, some);
  }

  /** The mean pinball loss of all quantiles (Koenker and Bassett, 1978). */
  double pinball(NumberPredictions predictions) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double share = shares.get(i % shares.size());
      double distance = predictions.truth(i / shares.size()) - values[i];
      sum += distance > 0 ? share * distance : (share - 1) * distance;
    }
    return sum / values.length;
  }
}
