package io.sparktune.lake.sinks.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.mlflow.MlflowServer.Fault;
import io.sparktune.lake.sinks.trackers.ToldStudy;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MlflowTrackerTest {

  /** In YAML, without what is another one for each run. */
  private static final String MODEL =
      """
      artifact_path: "model"
      flavors:
        sparktune:
          data: "."
          network: "model.zip"
          network_format: "deeplearning4j"
          deeplearning4j_version: "1.0.0"
          sparktune_version: "0.1.0"
          loader: "io.sparktune.run.TunedModel.of"
          command: "sparktune predict MODEL INPUT OUTPUT"
      model_uuid: ""
      run_id: ""
      signature:
        inputs: "[{'type':'double','name':'age','required':true},\
      {'type':'string','name':'a: b','required':true}]"
        outputs: "[{'type':'string','name':'prediction','required':true},\
      {'type':'double','name':'probability_no','required':true},\
      {'type':'double','name':'probability_yes','required':true}]"
      utc_time_created: ""
      """
          .replace("'", "\\\"");

  private final ToldStudy study = new ToldStudy("this");

  private static MlflowSettings settings(MlflowServer server) {
    return new MlflowSettings(MlflowAddress.of(server.uri(), "", "", ""), "small", "");
  }

  @TempDir private Path folder;

  private static MlflowTracker tracker(MlflowSettings settings, ToldStudy told) throws IOException {
    return new MlflowTracker(settings, ToldStudy.TABLES, told.id(), Duration.ZERO);
  }

  private void tell(MlflowServer server) throws IOException {
    tell(settings(server), study);
  }

  /** In several steps. */
  private void tell(MlflowSettings settings, ToldStudy told) throws IOException {
    try {
      told.tell(
          () -> tracker(settings, told),
          Storage.at(folder.toString(), new Configuration()),
          told.events(),
          8);
    } catch (StorageFailure e) {
      throw e.reason();
    }
  }

  private static MlflowStore.Run run(MlflowServer server, String name) {
    return server.runs().stream()
        .filter(run -> name.equals(run.tags.get("mlflow.runName")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> metric(MlflowStore.Run run, String key) {
    return run.metrics.stream()
        .filter(metric -> metric.path("key").asText().equals(key))
        .map(metric -> metric.path("step").asText() + ": " + metric.path("value").asText())
        .toList();
  }

  @Test
  void aStudyIsARunWithOneBelowItForEachTrial() throws IOException {
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      assertThat(server.faults()).isEmpty();
      assertThat(server.runs()).hasSize(5);
      MlflowStore.Run own = run(server, "small");
      assertThat(own.tags)
          .containsEntry("sparktune.study", "small")
          .containsEntry("sparktune.goal", "maximize accuracy")
          .containsEntry("sparktune.best_trial", "3")
          .containsEntry("sparktune.exported", Integer.toString(study.events()));
      assertThat(own.params).containsEntry("goal", "maximize accuracy").containsEntry("folds", "2");
      assertThat(own.info.path("status").asText()).isEqualTo("FINISHED");
      assertThat(metric(own, "best_accuracy")).containsExactly("1: 0.375", "4: 0.8125");

      MlflowStore.Run complete = run(server, "trial-0000");
      assertThat(complete.tags)
          .containsEntry("mlflow.parentRunId", own.info.path("run_id").asText())
          .containsEntry("sparktune.state", "complete")
          .containsEntry("sparktune.seed", "100");
      assertThat(complete.params)
          .containsOnly(
              Map.entry("model.x", "0.5"),
              Map.entry("training.updater", "adam"),
              Map.entry("model.norm", "true"));
      assertThat(metric(complete, "val_accuracy/fold_1")).containsExactly("1: 0.25", "2: 0.5");
      assertThat(metric(complete, "val_accuracy")).hasSize(2);
      assertThat(metric(complete, "accuracy")).containsExactly("3: 0.375");
      assertThat(metric(complete, "log_loss")).containsExactly("3: 0.625");
    }
  }

  @Test
  void endsOfTrialsAreStatesAndReasons() throws IOException {
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      MlflowStore.Run pruned = run(server, "trial-0001");
      assertThat(pruned.info.path("status").asText()).isEqualTo("FINISHED");
      assertThat(pruned.tags)
          .containsEntry("sparktune.state", "pruned")
          .containsEntry("sparktune.pruned_reason", "worse than the median");
      MlflowStore.Run failed = run(server, "trial-0002");
      assertThat(failed.info.path("status").asText()).isEqualTo("FAILED");
      assertThat(failed.tags)
          .containsEntry("sparktune.failure_kind", "diverged")
          .containsEntry("sparktune.failure_message", "the loss is NaN");
    }
  }

  /** The process is killed, or the server goes away, before and behind every single request. */
  @Test
  void eachThingIsThereOnceWheneverTheExportEnds() throws IOException {
    String right;
    int requests;
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      right = server.content();
      requests = server.requests();
    }
    assertThat(requests).isGreaterThan(20);
    for (int request = 1; request <= requests; request++) {
      for (Fault last : List.of(Fault.LOST_REQUEST, Fault.LOST_ANSWER)) {
        try (MlflowServer server = new MlflowServer()) {
          server.fail(request, last);
          server.stopAt(request + 1);
          assertThatThrownBy(() -> tell(server)).isInstanceOf(IOException.class);
          server.startAgain();
          tell(server); // another process
          assertThat(server.content()).as("%s at request %d", last, request).isEqualTo(right);
          assertThat(server.faults()).isEmpty();
        }
      }
    }
  }

  @Test
  void aServerThatFailsForAMomentIsAskedAgain() throws IOException {
    String right;
    int requests;
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      right = server.content();
      requests = server.requests();
    }
    for (Fault fault : Fault.values()) {
      try (MlflowServer server = new MlflowServer()) {
        for (int request = 1; request <= requests; request += 4) {
          server.fail(request, fault);
        }
        tell(server);
        assertThat(server.content()).as(fault.toString()).isEqualTo(right);
      }
    }
  }

  @Test
  void aStudyThatIsToldTwiceAsksForNothingNew() throws IOException {
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      String before = server.content();
      int requests = server.requests();
      tell(server);
      assertThat(server.content()).isEqualTo(before);
      assertThat(server.requests() - requests).as("looks up only").isLessThanOrEqualTo(3);
    }
  }

  @Test
  void anotherStudyOfTheSameNameHasRunsOfItsOwn() throws IOException {
    try (MlflowServer server = new MlflowServer()) {
      tell(server);
      ToldStudy again = new ToldStudy("again");
      tell(settings(server), again);
      assertThat(server.runs()).hasSize(10);
      assertThat(
              server.runs().stream()
                  .collect(
                      Collectors.groupingBy(
                          run -> run.tags.get("sparktune.journal"), Collectors.counting())))
          .hasSize(2)
          .containsValues(5L);
    }
  }

  @Test
  void credentialsAreSentAndNeverTold() throws IOException {
    try (MlflowServer server = new MlflowServer("Bearer s3cr3t-t0k3n")) {
      MlflowAddress right = MlflowAddress.of(server.uri(), "", "", "s3cr3t-t0k3n");
      tell(new MlflowSettings(right, "small", ""), study);
      assertThat(server.runs()).hasSize(5);

      URI inside = URI.create(server.uri().toString().replace("//", "//anna:geheim@"));
      MlflowSettings wrong = new MlflowSettings(MlflowAddress.of(inside, "", "", ""), "small", "");
      assertThat(wrong.place()).doesNotContain("geheim").contains("localhost");
      assertThatThrownBy(() -> tell(wrong, study))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("401")
          .hasMessageNotContaining("geheim");
    }
  }

  private void leave(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void leaveResults() throws IOException {
    leave("study.conf", "study {}");
    leave("report.html", "<!doctype html>");
    leave(
        "manifest.json",
        """
        {"study": "small", "goal": "maximize accuracy", "seed": 42, "trials": 4, "folds": 2,
         "winner": {"trial": 3, "score": 0.8125, "honest_score": 0.75,
                    "hold_out": {"accuracy": 0.5, "f1@a b": 0.25}},
         "versions": {"sparktune": "0.1.0", "deeplearning4j": "1.0.0"}}
        """);
    leave("models/best/model.zip", "a network");
    leave(
        "models/best/labels.json",
        """
        {"data": "table", "task": "CLASSIFICATION", "target": "y", "labels": ["no", "yes"]}
        """);
    leave(
        "models/best/preparation.json",
        """
        {"numbers": [{"name": "age"}], "categories": [{"name": "a: b"}], "dates": []}
        """);
  }

  @Test
  void theWinnerIsAModelWithASignature() throws IOException {
    leaveResults();
    try (MlflowServer server = new MlflowServer()) {
      MlflowSettings settings =
          new MlflowSettings(settings(server).address(), "small", "my models");
      tell(settings, study);
      tell(settings, study); // nothing is registered twice
      assertThat(server.faults()).isEmpty();
      MlflowStore.Run own = run(server, "small");
      String root = "1/" + own.info.path("run_id").asText() + "/";
      assertThat(server.files())
          .containsOnlyKeys(
              root + "study.conf",
              root + "report.html",
              root + "manifest.json",
              root + "model/MLmodel",
              root + "model/model.zip",
              root + "model/labels.json",
              root + "model/preparation.json");
      assertThat(server.files().get(root + "model/model.zip"))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("a network");
      assertThat(new String(server.files().get(root + "model/MLmodel"), StandardCharsets.UTF_8))
          .contains("run_id: \"" + own.info.path("run_id").asText())
          .matches(
              text ->
                  text.replaceAll("(?m)^(model_uuid|run_id|utc_time_created): \"[^\"]+", "$1: \"")
                      .equals(MODEL));
      assertThat(server.models()).hasSize(1);
      assertThat(server.versions())
          .singleElement()
          .satisfies(
              version -> {
                assertThat(version.path("name").asText()).isEqualTo("my models");
                assertThat(version.path("source").asText())
                    .isEqualTo("mlflow-artifacts:/" + root + "model");
              });
      assertThat(metric(own, "hold_out/accuracy")).containsExactly("4: 0.5");
      assertThat(metric(own, "honest_score")).containsExactly("4: 0.75");
      assertThat(own.tags).containsEntry("sparktune.winner", "3");

      leave("models/best/model.zip", "another network");
      tell(settings, study);
      assertThat(server.versions()).as("of another path").hasSize(2);
      assertThat(server.files().get(root + "model/model.zip"))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("a network");
    }
  }

  @Test
  void filesThatTheServerDoesNotServeAreLeftOut() throws IOException {
    leaveResults();
    try (MlflowServer server = new MlflowServer()) {
      server.keepFilesAt("s3://bucket/");
      tell(server);
      assertThat(server.files()).isEmpty();
      assertThat(server.runs()).hasSize(5);
      assertThat(metric(run(server, "small"), "honest_score")).hasSize(1);
    }
  }
}
