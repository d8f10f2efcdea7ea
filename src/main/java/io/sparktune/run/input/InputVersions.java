package io.sparktune.run.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions at which a study reads its tables, kept in its folder from its first trial on, so
 * that it goes on with the same rows when the tables have moved on.
 *
 * @param study the fingerprint of the study file
 * @param tables the versions by the places of tables
 */
public record InputVersions(
    @JsonProperty("configuration_sha256") String study,
    @JsonProperty("tables") Map<String, String> tables) {

  private static final String NAME = "input.json";

  private static final ObjectMapper JSON =
      StrictJson.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public InputVersions {
    tables = new TreeMap<>(tables);
  }

  /** Those of a study that has begun in this folder; empty if there are none. */
  public static Map<String, String> in(Storage folder, StudyFile file) {
    Optional<byte[]> bytes = folder.in("journal").exists() ? folder.bytes(NAME) : Optional.empty();
    if (bytes.isEmpty()) {
      return Map.of();
    }
    try {
      InputVersions kept = JSON.readValue(bytes.get(), InputVersions.class);
      return file.hasFingerprint(kept.study()) ? kept.tables() : Map.of();
    } catch (IOException | RuntimeException e) {
      throw new BadInput(
          folder
              + "/"
              + NAME
              + ": is damaged ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "); remove it where the tables have not changed since the study began");
    }
  }

  /** Keeps the versions of a study's tables; there is no file where they have none. */
  public static void write(Storage folder, StudyFile file, Map<String, String> tables) {
    if (tables.isEmpty()) {
      folder.deleteFile(NAME); // of another study that had this folder
      return;
    }
    try {
      folder.write(NAME, JSON.writeValueAsBytes(new InputVersions(file.fingerprint(), tables)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + NAME, e);
    }
  }
}
