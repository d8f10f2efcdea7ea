package io.sparktune.lake.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.trackers.Tracked;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.Sha256;
import io.sparktune.settings.StrictJson;
import io.sparktune.trial.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what a study left into its run: its files, and the winner as a model. */
final class KeptFiles {

  private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private static final List<String> FILES =
      List.of(
          "study.conf",
          "best.conf",
          "manifest.json",
          "result.json",
          "report.html",
          "classes.csv",
          "diagnostics.json",
          "input.json",
          "schedule.json");

  /** The path and the digest of the model that a run has. */
  private static final String MODEL = "sparktune.model";

  private final MlflowApi api;
  private final Patience patience;
  private final MlflowSettings settings;
  private final LoggedRun run;

  private KeptFiles(MlflowApi api, Patience patience, MlflowSettings settings, LoggedRun run) {
    this.api = api;
    this.patience = patience;
    this.settings = settings;
    this.run = run;
  }

  /**
   * Puts what is in a study's folder.
   *
   * @param finding of the study's run
   */
  static void put(
      MlflowApi api,
      Patience patience,
      MlflowSettings settings,
      Patience.Asking<LoggedRun> finding,
      Storage folder)
      throws IOException {
    JsonNode manifest = manifest(folder);
    LoggedRun run =
        patience.repeat(
            () -> {
              LoggedRun found = finding.ask();
              putResults(api, found, manifest);
              return found;
            });
    new KeptFiles(api, patience, settings, run).put(folder, manifest);
  }

  private void put(Storage folder, JsonNode manifest) throws IOException {
    try {
      Optional<ArtifactProxy> proxy = ArtifactProxy.of(api.client(), run.artifacts());
      if (proxy.isEmpty()) {
        LOG.warn(
            "mlflow {}: files are not put there, for its server does not serve them: they belong"
                + " to {}; start it with --serve-artifacts",
            api.client(),
            Secrets.masked(run.artifacts()));
        return;
      }
      List<String> names = folder.names();
      for (String name : FILES) {
        if (names.contains(name)) {
          put(proxy.get(), folder, name, name);
        }
      }
      Storage model = folder.in("models").in("best");
      if (!model.names().isEmpty()) {
        putModel(proxy.get(), model, manifest);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static JsonNode manifest(Storage folder) throws IOException {
    Optional<byte[]> manifest = folder.bytes("manifest.json");
    return manifest.isPresent() ? JSON.readTree(manifest.get()) : JSON.createObjectNode();
  }

  /** What is known of the winner at the end, as results of the study. */
  private static void putResults(MlflowApi api, LoggedRun run, JsonNode manifest)
      throws IOException {
    JsonNode winner = manifest.path("winner");
    if (winner.isMissingNode()) {
      return;
    }
    long trials = manifest.path("trials").asLong();
    Map<String, Double> results = new LinkedHashMap<>();
    winner
        .path("hold_out")
        .fields()
        .forEachRemaining(
            metric -> results.put("hold_out/" + metric.getKey(), metric.getValue().asDouble()));
    if (winner.path("honest_score").isNumber()) {
      results.put("honest_score", winner.path("honest_score").asDouble());
    }
    Instant now = SteadyClock.wall().instant();
    List<Tracked.Measured> lacking =
        results.entrySet().stream()
            .map(result -> new Tracked.Point(result.getKey(), trials, result.getValue()))
            .filter(run::lacks)
            .map(point -> new Tracked.Measured(0, Tracked.STUDY, now, point))
            .toList();
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("sparktune.seed", manifest.path("seed").asText());
    tags.put("sparktune.winner", winner.path("trial").asText());
    api.log(run, new LogBatch(Map.of(), lacking, tags));
  }

  private void set(String key, String value) throws IOException {
    patience.repeat(
        () -> {
          api.setTag(run, key, MlflowNames.tag(value));
          return key;
        });
  }

  private void put(ArtifactProxy proxy, Storage folder, String name, String as) throws IOException {
    patience.repeat(
        () -> {
          proxy.put(folder, name, as);
          return as;
        });
  }

  /** A model that takes the place of another has another path, for versions name their paths. */
  private void putModel(ArtifactProxy proxy, Storage folder, JsonNode manifest) throws IOException {
    String digest = digest(folder);
    String[] known = run.tag(MODEL).split(" ", -1);
    boolean isThere = known.length == 2 && known[1].equals(digest);
    String path = known.length < 2 ? "model" : isThere ? known[0] : "model-" + digest;
    ModelDescription description =
        new ModelDescription(path, run.id(), SteadyClock.wall().instant(), manifest, folder);
    if (!isThere) {
      for (String name : folder.names()) {
        put(proxy, folder, name, path + "/" + name);
      }
      byte[] text = description.yaml();
      patience.repeat(
          () -> {
            proxy.put(text, path + "/MLmodel");
            return path;
          });
      set(MODEL, path + " " + digest);
      patience.repeat(() -> logged(description));
    }
    if (!settings.register().isEmpty()) {
      new ModelRegistry(api.client(), patience)
          .register(settings.register(), run, path, digest, manifest);
    }
  }

  /** Shows the model in the list of runs; servers that have no such endpoint do without. */
  private JsonNode logged(ModelDescription description) throws IOException {
    try {
      return api.client()
          .post("runs/log-model", Map.of("run_id", run.id(), "model_json", description.json()));
    } catch (MlflowFailure e) {
      if (e.isRefusal()) {
        return JSON.createObjectNode();
      }
      throw e;
    }
  }

  private static String digest(Storage folder) {
    return Sha256.of(
            out -> {
              for (String name : folder.names()) {
                try (var in = folder.fileSystem().open(folder.path(name))) {
                  in.transferTo(out);
                }
              }
            })
        .substring(0, 8);
  }
}
