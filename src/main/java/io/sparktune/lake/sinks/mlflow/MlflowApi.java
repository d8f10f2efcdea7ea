package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of MLflow's tracking service that a study needs. */
final class MlflowApi {

  /** The values of {@code RunStatus} that a study has. */
  enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    KILLED
  }

  private static final String RUN_ID = "run_id";
  private static final int MOST_RUNS = 1_000;

  private final MlflowClient client;

  MlflowApi(MlflowClient client) {
    this.client = client;
  }

  MlflowClient client() {
    return client;
  }

  /** The experiment of a name, which is created where there is none. */
  String experiment(String name) throws IOException {
    Optional<JsonNode> there = byName(name);
    if (there.isEmpty()) {
      try {
        return client
            .post("experiments/create", Map.of("name", name))
            .path("experiment_id")
            .asText();
      } catch (MlflowFailure e) {
        if (!e.is("RESOURCE_ALREADY_EXISTS")) {
          throw e;
        }
        there = byName(name); // somebody else was faster
      }
    }
    JsonNode experiment =
        there.orElseThrow(() -> new IOException("there is no experiment " + name));
    if (experiment.path("lifecycle_stage").asText().equals("deleted")) {
      throw new IOException(
          "the experiment " + name + " is deleted; restore it, or set another one");
    }
    return experiment.path("experiment_id").asText();
  }

  private Optional<JsonNode> byName(String name) throws IOException {
    try {
      return Optional.of(
          client
              .get("experiments/get-by-name", Map.of("experiment_name", name))
              .path("experiment"));
    } catch (MlflowFailure e) {
      if (e.is("RESOURCE_DOES_NOT_EXIST")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The runs that have these tags. */
  List<LoggedRun> runs(String experiment, Map<String, String> tags) throws IOException {
    List<String> conditions = new ArrayList<>();
    tags.forEach((key, value) -> conditions.add("tags.\"" + key + "\" = '" + value + "'"));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("experiment_ids", List.of(experiment));
    message.put("filter", String.join(" and ", conditions));
    message.put("max_results", MOST_RUNS);
    List<LoggedRun> runs = new ArrayList<>();
    String page;
    do {
      JsonNode answer = client.post("runs/search", message);
      answer.path("runs").forEach(run -> runs.add(LoggedRun.of(run)));
      page = answer.path("next_page_token").asText("");
      message.put("page_token", page);
    } while (!page.isEmpty());
    return runs;
  }

  LoggedRun createRun(String experiment, String name, Instant at, Map<String, String> tags)
      throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("experiment_id", experiment);
    message.put("run_name", name);
    message.put("start_time", at.toEpochMilli());
    message.put("tags", LogBatch.pairs(tags));
    return LoggedRun.of(client.post("runs/create", message).path("run"));
  }

  void update(LoggedRun run, Status status, Optional<Instant> end) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(RUN_ID, run.id());
    message.put("status", status.name());
    end.ifPresent(at -> message.put("end_time", at.toEpochMilli()));
    JsonNode unused = client.post("runs/update", message);
  }

  void log(LoggedRun run, LogBatch batch) throws IOException {
    for (Map<String, Object> message : batch.messages(run.id())) {
      JsonNode unused = client.post("runs/log-batch", message);
    }
  }

  void setTag(LoggedRun run, String key, String value) throws IOException {
    JsonNode unused =
        client.post("runs/set-tag", Map.of(RUN_ID, run.id(), "key", key, "value", value));
  }
}
