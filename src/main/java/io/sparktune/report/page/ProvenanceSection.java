package io.sparktune.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.report.record.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** The tenth section: what the results rest on. */
final class ProvenanceSection {

  private static final List<String> PLAIN =
      List.of(
          "data",
          "data_sha256",
          "configuration_sha256",
          "code_sha256",
          "journal_event",
          "journal_digest");

  private ProvenanceSection() {}

  static List<List<Object>> of(RunRecord run) {
    List<List<Object>> lines = new ArrayList<>();
    lines.add(List.of("study", run.study().name()));
    lines.add(List.of("goals", run.study().goals().toString()));
    lines.add(List.of("seed", String.valueOf(run.study().seed())));
    lines.add(List.of("sampler", run.study().sampler()));
    lines.add(List.of("folds", run.study().rules().folds()));
    lines.add(List.of("folder", run.study().folder()));
    run.began().ifPresent(time -> lines.add(List.of("first decision", time.toString())));
    run.asOf().ifPresent(time -> lines.add(List.of("latest row", time.toString())));
    JsonNode manifest = run.manifest();
    for (String key : PLAIN) {
      if (manifest.has(key)) {
        lines.add(List.of(key, manifest.path(key).asText()));
      }
    }
    manifest
        .path("versions")
        .fields()
        .forEachRemaining(each -> lines.add(List.of(each.getKey(), each.getValue().asText())));
    if (!manifest.path("natives").isMissingNode()) {
      lines.add(List.of("natives", manifest.path("natives").toString()));
    }
    JsonNode winner = manifest.path("winner");
    if (winner.has("engine")) {
      lines.add(
          List.of(
              "winner trained by",
              winner.path("engine").asText() + ", " + winner.path("natives").asText()));
    }
    return lines;
  }
}
