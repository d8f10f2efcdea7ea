package io.sparktune.lake.sinks.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.run.StudyResult;
import io.sparktune.run.Tuning;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real studies with trackers, one of which is out of reach. */
final class TrackedStudyIT {

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session().getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static StudyResult run(String uri) throws Exception {
    return Tuning.of("rings")
        .goal("maximize accuracy")
        .set("study.output", folder.toString())
        .set("data", Map.of("source", Map.of("circles", Map.of("count", 60)), "hold-out", 0.2))
        .set("search", Map.of("trials", 2, "sampler", "random"))
        .set("training.epochs", 2)
        .set("model.units", Map.of("int", List.of(2, 8)))
        .set("validation.folds", 2)
        .set(
            "sinks",
            List.of(
                Map.of("mlflow", Map.of("uri", uri, "register", "rings")),
                Map.of("tensorboard", Map.of("folder", folder.resolve("boards").toString()))))
        .run(spark);
  }

  private static List<String> eventFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("boards/rings"))) {
      return files
          .map(file -> folder.resolve("boards/rings").relativize(file).toString())
          .filter(file -> file.contains("tfevents"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aStudyIsWholeInItsTrackers_alsoThoseThatWereAway() throws Exception {
    StudyResult away = run("http://localhost:9");
    assertThat(away.sinkFailures())
        .singleElement()
        .asString()
        .contains("MLflow runs at http://localhost:9", "nobody listens there");
    assertThat(away.winner().score()).isFinite();
    List<String> before = eventFiles();
    assertThat(before).hasSize(3).anyMatch(file -> file.startsWith("trial-0001/"));

    try (MlflowServer server = new MlflowServer()) {
      for (int times = 0; times < 2; times++) {
        StudyResult again = run(server.uri().toString());
        assertThat(again.sinkFailures()).isEmpty();
        assertThat(server.faults()).isEmpty();
        assertThat(server.runs())
            .extracting(run -> run.tags.get("mlflow.runName"))
            .containsExactlyInAnyOrder("rings", "trial-0000", "trial-0001");
        assertThat(server.versions()).hasSize(1);
      }
      assertThat(server.files().keySet())
          .extracting(file -> file.replaceFirst("1/run0*/", ""))
          .contains("best.conf", "model/MLmodel", "model/model.zip", "report.html", "study.conf");
      String result =
          server.files().entrySet().stream()
              .filter(file -> file.getKey().endsWith("/result.json"))
              .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
              .findFirst()
              .orElseThrow();
      assertThat(result).contains("\"outcome\" : \"done\"");
      assertThat(
              server.runs().stream()
                  .flatMap(
                      run ->
                          run.metrics.stream()
                              .map(metric -> run.tags.get("mlflow.runName") + metric))
                  .toList())
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
    assertThat(eventFiles()).as("nothing is written twice").isEqualTo(before);
  }
}
