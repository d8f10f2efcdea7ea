package io.sparktune.training.metrics;

import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import io.sparktune.trial.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics that are measured on every fold, whatever the goals.
 *
 * @param metrics all for one task
 * @param labels the classes for which metrics are also measured alone, if they can be
 */
public record MeasuredMetrics(List<Metric> metrics, List<String> labels) {

  public MeasuredMetrics {
    metrics = List.copyOf(metrics);
    labels = List.copyOf(labels);
  }

  /** These metrics and those of goals. */
  public MeasuredMetrics with(List<Goal> goals) {
    List<Metric> allMetrics = new ArrayList<>(metrics);
    List<String> allLabels = new ArrayList<>(labels);
    for (Goal goal : goals) {
      if (!goal.isCost()
          && metrics.stream().noneMatch(one -> one.key().equals(goal.metric().key()))) {
        allMetrics.add(goal.metric());
      }
      if (!goal.label().isEmpty() && !allLabels.contains(goal.label())) {
        allLabels.add(goal.label());
      }
    }
    return new MeasuredMetrics(allMetrics, allLabels);
  }

  /** The column of every metric: first those over all classes, then those of each label. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    metrics.forEach(metric -> columns.add(metric.column()));
    for (String label : labels) {
      metrics.stream()
          .filter(Metric::isPerClass)
          .forEach(metric -> columns.add(Scores.column(metric, label)));
    }
    return List.copyOf(columns);
  }

  /** The value of every metric. */
  public Scores scores(Predictions predictions) {
    Map<String, Double> defined = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      put(metric.column(), measured(predictions, metric, ""), defined, undefined);
      if (metric.isPerClass()) {
        for (String label : labels) {
          put(
              Scores.column(metric, label),
              measured(predictions, metric, label),
              defined,
              undefined);
        }
      }
    }
    return new Scores(defined, undefined);
  }

  /** A metric that throws has no value, so that it costs no fold for which it is not a goal. */
  private static MetricValue measured(Predictions predictions, Metric metric, String label) {
    try {
      return predictions.measure(metric, label);
    } catch (RuntimeException e) {
      return MetricValue.undefined(metric.getClass().getName() + " threw " + e);
    }
  }

  private static void put(
      String column,
      MetricValue measure,
      Map<String, Double> defined,
      Map<String, String> undefined) {
    if (measure.isDefined()) {
      defined.put(column, measure.value());
    } else {
      undefined.put(column, measure.reason());
    }
  }
}
