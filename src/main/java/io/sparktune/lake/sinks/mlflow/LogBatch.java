package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.sinks.trackers.Tracked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of what is logged to one run.
 *
 * @param parameters values by name
 * @param metrics each with another name or step
 * @param tags values by name
 */
record LogBatch(
    Map<String, String> parameters, List<Tracked.Measured> metrics, Map<String, String> tags) {

  /** Of metrics in a request, which leaves room for the others: 1,000 in all, and 1 MB. */
  private static final int MOST_METRICS = 800;

  private static final int MOST_PARAMETERS = 100;
  private static final int MOST_TAGS = 100;

  boolean isEmpty() {
    return parameters.isEmpty() && metrics.isEmpty() && tags.isEmpty();
  }

  /** Messages {@code LogBatch}, in the order in which they are to be sent. */
  List<Map<String, Object>> messages(String runId) {
    List<Map<String, Object>> all = new ArrayList<>();
    add(all, runId, "params", parts(pairs(parameters), MOST_PARAMETERS));
    add(
        all,
        runId,
        "metrics",
        parts(metrics.stream().map(LogBatch::metric).toList(), MOST_METRICS));
    add(all, runId, "tags", parts(pairs(tags), MOST_TAGS));
    return all;
  }

  private static void add(
      List<Map<String, Object>> all, String runId, String field, List<List<Object>> parts) {
    for (int part = 0; part < parts.size(); part++) {
      if (part == all.size()) {
        all.add(new LinkedHashMap<>(Map.of("run_id", runId)));
      }
      all.get(part).put(field, parts.get(part));
    }
  }

  private static List<List<Object>> parts(List<Object> all, int most) {
    List<List<Object>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }

  /** Messages {@code Param} or {@code RunTag}. */
  static List<Object> pairs(Map<String, String> valueByKey) {
    List<Object> pairs = new ArrayList<>();
    valueByKey.forEach((key, value) -> pairs.add(Map.of("key", key, "value", value)));
    return pairs;
  }

  private static Object metric(Tracked.Measured measured) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("key", MlflowNames.name(measured.point().name()));
    metric.put("value", number(measured.point().value()));
    metric.put("timestamp", measured.at().toEpochMilli());
    metric.put("step", measured.point().step());
    return metric;
  }

  /** JSON has no numbers for these; Protocol Buffers take texts. */
  private static Object number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : (Object) value;
  }
}
