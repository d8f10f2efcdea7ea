package io.sparktune.data.series;

import io.sparktune.data.cells.SampleStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forecasts by simple rules: the last value, the value a season before, linear autoregression.
 * Their quantiles are those of their errors on the steps that are known.
 */
final class SeriesBaselines {

  private final SeriesSteps data;
  private final int[] known;

  /** By target. */
  private final List<double[]> values = new ArrayList<>();

  private final List<Autoregression> autoregressions = new ArrayList<>();

  /**
   * @param known rows that the autoregression is fitted on
   */
  SeriesBaselines(SeriesSteps data, int[] known) {
    this.data = data;
    this.known = known;
    for (int target = 0; target < data.aim().targets(); target++) {
      double[] filled = filled(data.values(), target);
      values.add(filled);
      autoregressions.add(Autoregression.fitted(data, filled, known));
    }
  }

  private static double[] filled(SeriesValues series, int target) {
    double[] filled = new double[series.places()];
    for (int place = 0; place < filled.length; place++) {
      double value = series.valueAt(target, place);
      filled[place] = Double.isNaN(value) && place > 0 ? filled[place - 1] : value;
    }
    return filled;
  }

  /**
   * Of each target, the mean absolute error of forecasts by the value a season before, or by the
   * last value where no row has a season before it.
   */
  static List<Double> naiveErrors(SeriesSteps data, int[] rows) {
    return IntStream.range(0, data.aim().targets())
        .mapToObj(
            target -> {
              int season = Math.max(1, (int) Math.round(data.aim().season()));
              OptionalDouble seasonal = naiveError(data, rows, target, season);
              return seasonal.isPresent()
                  ? seasonal.getAsDouble()
                  : naiveError(data, rows, target, 1).orElse(0);
            })
        .toList();
  }

  private static OptionalDouble naiveError(SeriesSteps data, int[] rows, int target, int season) {
    double sum = 0;
    int count = 0;
    for (int row : rows) {
      int place = data.places()[row];
      int before = place - season;
      if (before >= data.values().starts()[data.values().seriesAt(place)]) {
        double distance =
            Math.abs(data.values().valueAt(target, place) - data.values().valueAt(target, before));
        sum += Double.isNaN(distance) ? 0 : distance;
        count += Double.isNaN(distance) ? 0 : 1;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** The numbers that each rule foretells of rows, or all quantiles of them. */
  Map<String, double[]> of(int[] rows) {
    Map<String, double[]> forecasts = new LinkedHashMap<>();
    rules()
        .forEach(
            (name, rule) -> {
              double[] numbers = each(rows, rule);
              forecasts.put(
                  name, data.aim().quantiles().isEmpty() ? numbers : quantiles(rule, numbers));
            });
    return forecasts;
  }

  private Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("naive", (target, place, start) -> repeated(target, place, start, 1));
    int season = (int) Math.round(data.aim().season());
    if (season > 1) {
      rules.put("seasonal naive", (target, place, start) -> repeated(target, place, start, season));
    }
    String orders =
        autoregressions.stream()
            .map(each -> Integer.toString(each.order()))
            .collect(Collectors.joining(", "));
    rules.put(
        "linear autoregression of " + orders + " steps",
        (target, place, start) ->
            autoregressions
                .get(target)
                .forecast(values.get(target), start, place, data.aim().horizon()));
    return rules;
  }

  private interface Rule {
    double[] forecast(int target, int place, int start);
  }

  private double[] each(int[] rows, Rule rule) {
    int targets = data.aim().targets();
    int numbers = data.aim().numbers();
    double[] forecasts = new double[rows.length * numbers];
    for (int i = 0; i < rows.length; i++) {
      int place = data.places()[rows[i]];
      int start = data.values().starts()[data.values().seriesAt(place)];
      for (int target = 0; target < targets; target++) {
        double[] steps = rule.forecast(target, place, start);
        for (int lead = 0; lead < steps.length; lead++) {
          forecasts[i * numbers + lead * targets + target] = steps[lead];
        }
      }
    }
    return forecasts;
  }

  private double[] quantiles(Rule rule, double[] forecasts) {
    double[] before = each(known, rule);
    double[] truth = data.target().valuesAt(known);
    int numbers = data.aim().numbers();
    int levels = data.aim().levels();
    double[] quantiles = new double[forecasts.length * levels];
    for (int number = 0; number < numbers; number++) {
      int of = number;
      SampleStatistics errors =
          new SampleStatistics(
              IntStream.range(0, known.length)
                  .map(row -> row * numbers + of)
                  .mapToDouble(at -> truth[at] - before[at]));
      double[] distances = data.aim().quantiles().stream().mapToDouble(errors::quantile).toArray();
      for (int at = number; at < forecasts.length; at += numbers) {
        double forecast = forecasts[at];
        System.arraycopy(
            Arrays.stream(distances).map(distance -> forecast + distance).toArray(),
            0,
            quantiles,
            at * levels,
            levels);
      }
    }
    return quantiles;
  }

  /** The values of the season before, again and again; the last one where there is none. */
  private double[] repeated(int target, int place, int start, int season) {
    double[] forecast = new double[data.aim().horizon()];
    for (int lead = 0; lead < forecast.length; lead++) {
      int from = place + lead - season * ((lead + season) / season);
      forecast[lead] = values.get(target)[from < start ? place - 1 : from];
    }
    return forecast;
  }
}
