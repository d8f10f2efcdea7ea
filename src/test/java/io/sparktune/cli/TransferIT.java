package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on top of a network of Keras, and what it leaves. */
final class TransferIT {

  @TempDir private static Path folder;

  private static StudyFolder study;

  @BeforeAll
  static void run() throws IOException {
    List<String> lines;
    try (GZIPInputStream in =
        new GZIPInputStream(
            Files.newInputStream(Path.of("data-samples/tabular/digits_5_to_9.csv.gz")))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    write("train.csv", lines.get(0), lines.subList(1, 301));
    write("test.csv", lines.get(0), lines.subList(301, 381));
    Path file = folder.resolve("moved.conf");
    Files.writeString(
        file,
        """
        study { goal = "maximize accuracy", output = "FOLDER" }
        data { path = "FOLDER/train.csv", test = "FOLDER/test.csv", target = digit }
        prepare.scale = none
        model {
          kind = transfer
          base = data-samples/models/digits.h5
          freeze = { choice = [hidden, none] }
        }
        training { epochs = 3, learning-rate = 1e-2 }
        validation.folds = 2
        search.trials = 2
        """
            .replace("FOLDER", folder.toString()));
    InProcess answer = InProcess.execute("run", file.toString());
    assertThat(answer.exitCode()).as(answer.toString()).isZero();
    study = new StudyFolder(folder.resolve("moved"));
  }

  private static void write(String name, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    Files.write(folder.resolve(name), lines);
  }

  private static JsonNode winner(String name) throws IOException {
    byte[] manifest = Files.readAllBytes(folder.resolve(name).resolve("manifest.json"));
    return new ObjectMapper().readTree(manifest).get("winner");
  }

  @Test
  void bestConfRunsInAnotherDirectory_andReachesTheSameScores() throws Exception {
    Path output = folder.resolve("repeated.txt");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    List<String> command =
        Launched.local("local[2]", "run", study.root().resolve("best.conf").toString());
    Process process =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Launched.text(output)).isZero();

    assertThat(winner("moved-best").get("score")).isEqualTo(winner("moved").get("score"));
    assertThat(winner("moved-best").get("hold_out")).isEqualTo(winner("moved").get("hold_out"));
  }

  @Test
  void predictOnTheTestRows_repeatsTheirScore() throws Exception {
    Path predictions = folder.resolve("predictions");
    InProcess answer =
        InProcess.execute(
            "predict",
            study.root().resolve("models/best").toString(),
            folder.resolve("test.csv").toString(),
            predictions.toString());
    assertThat(answer.exitCode()).as(answer.toString()).isZero();

    List<String> right =
        study.query(
            "SELECT count(*), sum((prediction = CAST(digit AS VARCHAR))::INT) / count(*) FROM '"
                + predictions
                + "/*.parquet'");
    assertThat(right)
        .isEqualTo(List.of("80 | " + winner("moved").get("hold_out").get("accuracy").asDouble()));
  }
}
