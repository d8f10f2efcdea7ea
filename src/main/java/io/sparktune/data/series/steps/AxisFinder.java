package io.sparktune.data.series.steps;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Finds the steps of times: the most frequent distance between one and the next. */
public final class AxisFinder {

  private static final double SHORTEST_MONTH = 28 * 86_400.0;

  private AxisFinder() {}

  /**
   * The steps on which all these times lie; empty where there are none.
   *
   * @param times of each series, rising
   * @param areDates whether times are seconds since 1970 in UTC
   */
  public static Optional<TimeAxis> find(List<double[]> times, boolean areDates) {
    double origin = times.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
    Map<Double, Integer> counts = new HashMap<>();
    for (double[] series : times) {
      for (int i = 1; i < series.length; i++) {
        counts.merge(series[i] - series[i - 1], 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      return Optional.of(
          new TimeAxis(areDates ? TimeAxis.Unit.SECONDS : TimeAxis.Unit.NUMBERS, origin, 1));
    }
    double shortest = counts.keySet().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    if (areDates && shortest >= SHORTEST_MONTH) {
      Optional<TimeAxis> months = months(times, origin);
      if (months.isPresent()) {
        return months;
      }
    }
    double most =
        counts.entrySet().stream()
            .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(e -> -e.getKey()))
            .orElseThrow()
            .getKey();
    TimeAxis.Unit unit = areDates ? TimeAxis.Unit.SECONDS : TimeAxis.Unit.NUMBERS;
    return DoubleStream.of(most, shortest)
        .distinct()
        .mapToObj(step -> new TimeAxis(unit, origin, step))
        .filter(axis -> hasAll(axis, times))
        .findFirst();
  }

  private static Optional<TimeAxis> months(List<double[]> times, double origin) {
    TimeAxis single = new TimeAxis(TimeAxis.Unit.MONTHS, origin, 1);
    if (!hasAll(single, times)) {
      return Optional.empty();
    }
    int common = 0;
    for (double[] series : times) {
      for (int i = 1; i < series.length; i++) {
        common = divisor(common, (int) (single.stepAt(series[i]) - single.stepAt(series[i - 1])));
      }
    }
    return Optional.of(new TimeAxis(TimeAxis.Unit.MONTHS, origin, Math.max(1, common)))
        .filter(axis -> hasAll(axis, times))
        .or(() -> Optional.of(single));
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  private static boolean hasAll(TimeAxis axis, List<double[]> times) {
    return times.stream()
        .flatMapToDouble(Arrays::stream)
        .noneMatch(time -> Double.isNaN(axis.stepAt(time)));
  }
}
