package io.sparktune.training;

/**
 * The value of a metric, or why it has none.
 *
 * @param value finite; without meaning where there is a reason
 * @param reason why there is no value; empty where there is one
 */
record Measure(double value, String reason) {

  static Measure of(double value) {
    return Double.isFinite(value)
        ? new Measure(value, "")
        : undefined("the value is beyond the range of numbers");
  }

  static Measure undefined(String reason) {
    return new Measure(0, reason);
  }

  boolean isDefined() {
    return reason.isEmpty();
  }
}
