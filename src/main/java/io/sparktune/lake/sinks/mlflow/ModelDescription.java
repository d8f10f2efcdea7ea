package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.Storage;
import io.sparktune.settings.Sha256;
import io.sparktune.settings.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The file {@code MLmodel} of a winner: how it is loaded, and the columns that it takes and gives.
 *
 * @param path of the model among the run's files
 * @param manifest of the study
 * @param folder of the model
 */
record ModelDescription(String path, String run, Instant at, JsonNode manifest, Storage folder) {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** The name of the way of loading it. */
  private static final String FLAVOUR = "sparktune";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** As MLflow keeps it with the run. */
  String json() {
    return text(entries());
  }

  /** As it stands beside the model: JSON values are YAML too. */
  byte[] yaml() {
    StringBuilder yaml = new StringBuilder();
    append(yaml, "", entries());
    return yaml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder yaml, String indent, Map<?, ?> entries) {
    entries.forEach(
        (key, value) -> {
          yaml.append(indent).append(key).append(':');
          if (value instanceof Map<?, ?> section) {
            yaml.append('\n');
            append(yaml, indent + "  ", section);
          } else {
            yaml.append(' ').append(text(value)).append('\n');
          }
        });
  }

  private Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("artifact_path", path);
    entries.put("flavors", Map.of(FLAVOUR, flavour()));
    entries.put("model_uuid", Sha256.of(run + "/" + path).substring(0, 32));
    entries.put("run_id", run);
    ModelSignature.of(folder)
        .ifPresent(
            signature -> {
              Map<String, Object> columns = new LinkedHashMap<>();
              columns.put("inputs", text(signature.inputs()));
              columns.put("outputs", text(signature.outputs()));
              entries.put("signature", columns);
            });
    entries.put("utc_time_created", TIME.format(at));
    return entries;
  }

  private Map<String, Object> flavour() {
    JsonNode versions = manifest.path("versions");
    Map<String, Object> flavour = new LinkedHashMap<>();
    flavour.put("data", ".");
    flavour.put("network", "model.zip");
    flavour.put("network_format", "deeplearning4j");
    flavour.put("deeplearning4j_version", versions.path("deeplearning4j").asText());
    flavour.put("sparktune_version", versions.path("sparktune").asText());
    flavour.put("loader", "io.sparktune.run.TunedModel.of");
    flavour.put("command", "sparktune predict MODEL INPUT OUTPUT");
    return flavour;
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
