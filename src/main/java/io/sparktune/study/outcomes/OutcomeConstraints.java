package io.sparktune.study.outcomes;

import io.sparktune.space.expression.Expression;
import io.sparktune.trial.Metric;
import io.sparktune.trial.OneClassMetric;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Constraints on the outcomes of training; a trial that breaks one is infeasible.
 *
 * @param metrics those that the constraints name by their keys
 */
public record OutcomeConstraints(List<Expression> all, List<Metric> metrics) {

  /** No constraints. */
  public static final OutcomeConstraints NONE = new OutcomeConstraints(List.of(), List.of());

  /** The classes for which metrics are measured alone. */
  public List<String> labels() {
    return metrics.stream()
        .filter(OneClassMetric.class::isInstance)
        .map(metric -> ((OneClassMetric) metric).label())
        .distinct()
        .toList();
  }

  /** The violation of a constraint where a metric that it names has no value. */
  private static final double UNKNOWN = 1;

  public OutcomeConstraints {
    all = List.copyOf(all);
    metrics = List.copyOf(metrics);
  }

  /** Constraints that name some of these metrics. */
  public static OutcomeConstraints of(List<Expression> all, Collection<Metric> known) {
    return new OutcomeConstraints(
        all,
        known.stream()
            .filter(metric -> all.stream().anyMatch(constraint -> names(constraint, metric)))
            .toList());
  }

  private static boolean names(Expression constraint, Metric metric) {
    return constraint.names().contains(metric.key());
  }

  /**
   * The violation of each constraint: at most 0 where it is kept, as it is where it names a
   * parameter that is off.
   *
   * @param named values of parameters and metrics, by name and key
   */
  List<Double> violations(Map<String, Object> named) {
    return all.stream().map(constraint -> violation(constraint, named)).toList();
  }

  private double violation(Expression constraint, Map<String, Object> named) {
    boolean unknown =
        metrics.stream()
            .anyMatch(metric -> names(constraint, metric) && !named.containsKey(metric.key()));
    return unknown ? UNKNOWN : constraint.violation(named).orElse(0);
  }
}
