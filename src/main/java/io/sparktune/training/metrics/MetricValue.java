package io.sparktune.training.metrics;

/**
 * The value of a metric, or the reason why it is undefined.
 *
 * @param value finite; without meaning where there is a reason
 * @param reason why there is no value; empty where there is one
 */
public record MetricValue(double value, String reason) {

  public MetricValue {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the value is " + value);
    }
  }

  /** A value, undefined where it is not finite. */
  public static MetricValue of(double value) {
    return Double.isFinite(value)
        ? new MetricValue(value, "")
        : undefined("the value is beyond the range of numbers");
  }

  /** No value, for a reason such as {@code only class yes among the rows}. */
  public static MetricValue undefined(String reason) {
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("an undefined value has no reason");
    }
    return new MetricValue(0, reason);
  }

  public boolean isDefined() {
    return reason.isEmpty();
  }
}
