package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The registry of models of an MLflow server. */
final class ModelRegistry {

  private static final String DIGEST = "sparktune.model";

  private final MlflowClient client;
  private final Patience patience;

  ModelRegistry(MlflowClient client, Patience patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Makes a run's model a version of a registered model, unless it is one.
   *
   * @param path of the model among the run's files
   * @param digest of the model
   */
  void register(String name, LoggedRun run, String path, String digest, JsonNode manifest)
      throws IOException {
    JsonNode unused =
        patience.repeat(
            () -> {
              create(name);
              return isThere(name, run, digest)
                  ? manifest
                  : client.post(
                      "model-versions/create", version(name, run, path, digest, manifest));
            });
  }

  private void create(String name) throws IOException {
    try {
      JsonNode unused = client.post("registered-models/create", Map.of("name", name));
    } catch (MlflowFailure e) {
      if (!e.is("RESOURCE_ALREADY_EXISTS")) {
        throw e;
      }
    }
  }

  private boolean isThere(String name, LoggedRun run, String digest) throws IOException {
    JsonNode versions =
        client
            .get("model-versions/search", Map.of("filter", "run_id='" + run.id() + "'"))
            .path("model_versions");
    for (JsonNode version : versions) {
      for (JsonNode tag : version.path("tags")) {
        if (version.path("name").asText().equals(name)
            && tag.path("key").asText().equals(DIGEST)
            && tag.path("value").asText().equals(digest)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<String, Object> version(
      String name, LoggedRun run, String path, String digest, JsonNode manifest) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(DIGEST, digest);
    tags.put("sparktune.study", MlflowNames.tag(manifest.path("study").asText()));
    tags.put(StudyTags.TRIAL, manifest.path("winner").path("trial").asText());
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("name", name);
    version.put("source", run.artifacts() + "/" + path);
    version.put("run_id", run.id());
    version.put("tags", LogBatch.pairs(tags));
    version.put(
        "description",
        "Winner of the study %s: %s, score %s over %s folds"
            .formatted(
                manifest.path("study").asText(),
                manifest.path("goal").asText(),
                manifest.path("winner").path("score").asText(),
                manifest.path("folds").asText()));
    return version;
  }
}
