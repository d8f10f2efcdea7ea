package io.sparktune.training.metrics;

/**
 * The value of a metric, or why it has none.
 *
 * @param value finite; without meaning where there is a reason
 * @param reason why there is no value; empty where there is one
 */
public record MetricValue(double value, String reason) {

  public static MetricValue of(double value) {
    return Double.isFinite(value)
        ? new MetricValue(value, "")
        : undefined("the value is beyond the range of numbers");
  }

  public static MetricValue undefined(String reason) {
    return new MetricValue(0, reason);
  }

  public boolean isDefined() {
    return reason.isEmpty();
  }
}
