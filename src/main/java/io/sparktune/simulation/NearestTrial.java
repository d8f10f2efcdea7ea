package io.sparktune.simulation;

import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the recorded trial with the nearest values. Numbers differ by their share of the recorded
 * range, on a logarithmic scale where all are positive and the greatest is ten times the least or
 * more; other values, and parameters that one of both lacks, differ by 1. Of equally near trials
 * the first is taken.
 */
final class NearestTrial {

  private static final double RATIO_OF_LOGARITHMIC = 10;

  private final List<RecordedTrial> trials;
  private final Map<Values, RecordedTrial> same = new LinkedHashMap<>();
  private final Map<String, Range> ranges = new LinkedHashMap<>();

  private record Range(double low, double high) {

    Range with(double value) {
      return new Range(Math.min(low, value), Math.max(high, value));
    }

    double share(double one, double other) {
      boolean logarithmic = low > 0 && high >= RATIO_OF_LOGARITHMIC * low && one > 0 && other > 0;
      double width = logarithmic ? Math.log(high / low) : high - low;
      double distance = logarithmic ? Math.log(one / other) : one - other;
      return width > 0 ? distance / width : Math.signum(distance);
    }
  }

  NearestTrial(List<RecordedTrial> trials) {
    this.trials = trials;
    for (RecordedTrial trial : trials) {
      same.putIfAbsent(trial.values(), trial);
      trial.values().byName().forEach(this::widen);
    }
  }

  private void widen(String name, Object value) {
    if (value instanceof Number number) {
      double real = number.doubleValue();
      Range known = ranges.getOrDefault(name, new Range(real, real));
      ranges.put(name, known.with(real));
    }
  }

  RecordedTrial to(Values values) {
    @Nullable RecordedTrial nearest = same.get(values);
    if (nearest != null) {
      return nearest;
    }
    double least = Double.POSITIVE_INFINITY;
    for (RecordedTrial trial : trials) {
      double distance = distance(values, trial.values());
      if (distance < least) {
        least = distance;
        nearest = trial;
      }
    }
    return Objects.requireNonNull(nearest, "nothing is recorded");
  }

  private double distance(Values one, Values other) {
    double sum = 0;
    for (Map.Entry<String, Object> entry : one.byName().entrySet()) {
      double difference = difference(entry.getKey(), entry.getValue(), other);
      sum += difference * difference;
    }
    for (String name : other.byName().keySet()) {
      sum += one.of(name).isEmpty() ? 1 : 0;
    }
    return sum;
  }

  private double difference(String name, Object value, Values other) {
    Object known = other.byName().get(name);
    if (value instanceof Number one && known instanceof Number two) {
      return Objects.requireNonNull(ranges.get(name)).share(one.doubleValue(), two.doubleValue());
    }
    return value.equals(known) ? 0 : 1;
  }
}
