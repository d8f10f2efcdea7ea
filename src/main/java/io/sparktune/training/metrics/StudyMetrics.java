package io.sparktune.training.metrics;

import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Metric;
import java.io.Serializable;
import java.util.List;

/**
 * The goals and the measured metrics of a study, by name as they travel to executors.
 *
 * @param source finds the metrics of a process
 * @param goalTexts such as {@code maximize f1@yes}
 * @param metricKeys of the measured metrics
 * @param labels the classes for which metrics are also measured alone
 */
public record StudyMetrics(
    MetricSource source, List<String> goalTexts, List<String> metricKeys, List<String> labels)
    implements Serializable {

  public StudyMetrics {
    goalTexts = List.copyOf(goalTexts);
    metricKeys = List.copyOf(metricKeys);
    labels = List.copyOf(labels);
  }

  /** The goals and metrics, which the source knows. */
  public static StudyMetrics of(MetricSource source, Goals goals, MeasuredMetrics measured) {
    return new StudyMetrics(
        source,
        goals.all().stream().map(Goal::toString).toList(),
        measured.metrics().stream().map(Metric::key).toList(),
        measured.labels());
  }

  /**
   * The goals, with the metrics of this process.
   *
   * @throws IllegalArgumentException if one of them is unknown here
   */
  public Goals goals() {
    Metrics known = source.metrics();
    return new Goals(goalTexts.stream().map(known::goal).toList());
  }

  /**
   * The measured metrics of this process.
   *
   * @throws IllegalArgumentException if one of them is unknown here
   */
  public MeasuredMetrics measured() {
    Metrics known = source.metrics();
    return new MeasuredMetrics(metricKeys.stream().map(known::require).toList(), labels);
  }
}
