package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.lake.sinks.trackers.Tracked;
import java.util.HashMap;
import java.util.Map;

/**
 * A run of the server as it was found. Metrics are logged in the order of their steps, so that the
 * last step of each tells which ones are there.
 *
 * @param artifacts where its files are; empty where the server does not say so
 * @param lastSteps by the names of the metrics
 */
record LoggedRun(
    String id, String artifacts, Map<String, String> tags, Map<String, Long> lastSteps) {

  LoggedRun {
    tags = Map.copyOf(tags);
    lastSteps = Map.copyOf(lastSteps);
  }

  /** A message {@code Run}. */
  static LoggedRun of(JsonNode run) {
    JsonNode info = run.path("info");
    Map<String, String> tags = new HashMap<>();
    run.path("data")
        .path("tags")
        .forEach(tag -> tags.put(tag.path("key").asText(), tag.path("value").asText()));
    Map<String, Long> lastSteps = new HashMap<>();
    run.path("data")
        .path("metrics")
        .forEach(
            metric ->
                lastSteps.merge(
                    metric.path("key").asText(), metric.path("step").asLong(), Math::max));
    return new LoggedRun(
        info.path("run_id").asText(), info.path("artifact_uri").asText(""), tags, lastSteps);
  }

  /** The value of a tag; empty for none. */
  String tag(String key) {
    return tags.getOrDefault(key, "");
  }

  boolean lacks(Tracked.Point point) {
    return point.step() > lastSteps.getOrDefault(MlflowNames.name(point.name()), Long.MIN_VALUE);
  }
}
