package io.sparktune.training.diagnostics;

import io.sparktune.data.Dataset;
import io.sparktune.training.metrics.NumberPredictions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts of series beside what came, and beside those by simple rules.
 *
 * @param rules names of the simple rules
 * @param series the first few, each with its last steps, foretold one step ahead
 * @param leads mean absolute errors of all rows by how many steps ahead they foretell
 */
public record Forecast(List<String> rules, List<OfSeries> series, List<Lead> leads)
    implements Serializable {

  static final Forecast NONE = new Forecast(List.of(), List.of(), List.of());

  private static final int MOST_SERIES = 4;
  private static final int MOST_STEPS = 240;
  private static final int MOST_LEADS = 200;

  /**
   * The steps of a series.
   *
   * @param series its name; empty where there is one
   */
  public record OfSeries(String series, List<Step> steps) implements Serializable {

    public OfSeries {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step.
   *
   * @param at its name, such as {@code 2024-03-01}
   * @param bounds the lowest and the highest quantile that is foretold; empty for none
   * @param byRule what each rule foretells
   */
  public record Step(
      String at, double actual, double predicted, List<Double> bounds, List<Double> byRule)
      implements Serializable {

    public Step {
      bounds = List.copyOf(bounds);
      byRule = List.copyOf(byRule);
    }
  }

  /**
   * Forecasts of the same number of steps ahead.
   *
   * @param ahead from 1
   * @param error of the winner
   * @param byRule of each rule
   */
  public record Lead(int ahead, double error, List<Double> byRule) implements Serializable {

    public Lead {
      byRule = List.copyOf(byRule);
    }
  }

  public Forecast {
    rules = List.copyOf(rules);
    series = List.copyOf(series);
    leads = List.copyOf(leads);
  }

  static Forecast of(Dataset data, int[] known, int[] rows, NumberPredictions predictions) {
    if (data.seriesOf(rows[0]).isEmpty()) {
      return NONE;
    }
    Map<String, double[]> rules = new LinkedHashMap<>();
    data.baselines(known, rows)
        .forEach((rule, numbers) -> rules.put(rule, medians(numbers, data.quantiles())));
    Forecasts all = new Forecasts(data, rows, predictions, List.copyOf(rules.values()));
    return new Forecast(List.copyOf(rules.keySet()), all.series(), all.leads());
  }

  private static double[] medians(double[] numbers, List<Double> quantiles) {
    int levels = Math.max(1, quantiles.size());
    double[] medians = new double[numbers.length / levels];
    int middle = Math.max(0, quantiles.indexOf(0.5));
    for (int i = 0; i < medians.length; i++) {
      medians[i] = numbers[i * levels + middle];
    }
    return medians;
  }

  /**
   * All forecasts.
   *
   * @param rules by rule, numbers as the predictions have them
   */
  @SuppressWarnings("ArrayRecordComponent") // rows stay primitive
  private record Forecasts(
      Dataset data, int[] rows, NumberPredictions predictions, List<double[]> rules) {

    /** How many numbers each row has. */
    private int width() {
      return predictions.rows() / rows.length;
    }

    private int targets() {
      return width() / data.horizon();
    }

    List<OfSeries> series() {
      Map<String, List<Integer>> places = new LinkedHashMap<>();
      for (int place = 0; place < rows.length; place++) {
        String name = data.seriesOf(rows[place]).orElseThrow();
        if (places.containsKey(name) || places.size() < MOST_SERIES) {
          places.computeIfAbsent(name, any -> new ArrayList<>()).add(place);
        }
      }
      List<OfSeries> series = new ArrayList<>();
      places.forEach(
          (name, all) -> {
            List<Integer> last = all.subList(Math.max(0, all.size() - MOST_STEPS), all.size());
            series.add(new OfSeries(name, last.stream().map(this::step).toList()));
          });
      return series;
    }

    private Step step(int place) {
      int number = place * width();
      return new Step(
          data.nameOf(rows[place], 0),
          predictions.truth(number),
          predictions.predicted(number),
          predictions.bounds(number),
          rules.stream().map(rule -> rule[number]).toList());
    }

    List<Lead> leads() {
      List<Lead> leads = new ArrayList<>();
      double[] own = predictions.forecasts();
      for (int ahead = 0; ahead < Math.min(MOST_LEADS, data.horizon()); ahead++) {
        int lead = ahead;
        leads.add(
            new Lead(
                ahead + 1,
                error(own, ahead),
                rules.stream().map(rule -> error(rule, lead)).toList()));
      }
      return leads;
    }

    private double error(double[] numbers, int ahead) {
      double sum = 0;
      int count = 0;
      for (int place = 0; place < rows.length; place++) {
        for (int target = 0; target < targets(); target++) {
          int number = place * width() + ahead * targets() + target;
          sum += Math.abs(numbers[number] - predictions.truth(number));
          count++;
        }
      }
      return sum / count;
    }
  }
}
