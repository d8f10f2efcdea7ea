package io.sparktune.data.series;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forecasts by simple rules: the last value, the value a season before, linear autoregression. */
final class SeriesBaselines {

  private final SeriesSteps data;
  private final double[] values;
  private final Autoregression autoregression;

  /**
   * @param known rows that the autoregression is fitted on
   */
  SeriesBaselines(SeriesSteps data, int[] known) {
    this.data = data;
    this.values = filled(data.values());
    this.autoregression = Autoregression.fitted(data, values, known);
  }

  private static double[] filled(SeriesValues series) {
    double[] filled = new double[series.places()];
    for (int place = 0; place < filled.length; place++) {
      double value = series.targetAt(place);
      filled[place] = Double.isNaN(value) && place > 0 ? filled[place - 1] : value;
    }
    return filled;
  }

  /** The mean absolute error of forecasts of some rows by the value a season before. */
  static double naiveError(SeriesSteps data, int[] rows) {
    int season = Math.max(1, (int) Math.round(data.season()));
    double sum = 0;
    int count = 0;
    for (int row : rows) {
      int place = data.places()[row];
      int before = place - season;
      if (before >= data.values().starts()[data.values().seriesAt(place)]) {
        double distance = Math.abs(data.values().targetAt(place) - data.values().targetAt(before));
        sum += Double.isNaN(distance) ? 0 : distance;
        count += Double.isNaN(distance) ? 0 : 1;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  Map<String, double[]> of(int[] rows) {
    Map<String, double[]> forecasts = new LinkedHashMap<>();
    forecasts.put("naive", each(rows, (place, start) -> repeated(place, start, 1)));
    int season = (int) Math.round(data.season());
    if (season > 1) {
      forecasts.put("seasonal naive", each(rows, (place, start) -> repeated(place, start, season)));
    }
    forecasts.put(
        "linear autoregression of " + autoregression.order() + " steps",
        each(
            rows, (place, start) -> autoregression.forecast(values, start, place, data.horizon())));
    return forecasts;
  }

  private interface Rule {
    double[] forecast(int place, int start);
  }

  private double[] each(int[] rows, Rule rule) {
    int horizon = data.horizon();
    double[] forecasts = new double[rows.length * horizon];
    for (int i = 0; i < rows.length; i++) {
      int place = data.places()[rows[i]];
      int start = data.values().starts()[data.values().seriesAt(place)];
      System.arraycopy(rule.forecast(place, start), 0, forecasts, i * horizon, horizon);
    }
    return forecasts;
  }

  /** The values of the season before, again and again; the last one where there is none. */
  private double[] repeated(int place, int start, int season) {
    double[] forecast = new double[data.horizon()];
    for (int lead = 0; lead < forecast.length; lead++) {
      int from = place + lead - season * ((lead + season) / season);
      forecast[lead] = values[from < start ? place - 1 : from];
    }
    return forecast;
  }
}
