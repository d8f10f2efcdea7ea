package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.report.text.StudyText;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study with a test file, and what its winner is trained on for good. */
final class TestSetIT {

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult tested;
  private static byte[] model;
  private static long right;

  @BeforeAll
  static void tune() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    List<String> lines = Files.readAllLines(Path.of("data-samples/tabular/penguins.csv"));
    List<String> seen = new ArrayList<>(lines.subList(0, 1));
    List<String> others = new ArrayList<>(lines.subList(0, 1));
    for (int row = 1; row < lines.size(); row++) {
      (row % 4 == 0 ? others : seen).add(lines.get(row));
    }
    Files.write(folder.resolve("seen.csv"), seen);
    Files.write(folder.resolve("test.csv"), others);
    tested = study("tested").set("data.test", path("test.csv")).run(spark);
    model = model();
    Dataset<Row> test = spark.read().option("header", true).csv(path("test.csv"));
    right = tested.model().transform(test).filter("prediction = species").count();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static String path(String file) {
    return folder.resolve(file).toString();
  }

  private static Tuning study(String name) {
    return Tuning.of(name)
        .goal("maximize accuracy")
        .data(path("seen.csv"), "species")
        .set("study.output", folder.toString())
        .set("training.learning-rate", RealRange.of(1e-3, 1e-1).log())
        .set("search.trials", 2)
        .set("training.epochs", 3)
        .set("validation.folds", 2);
  }

  private static byte[] model() throws IOException {
    return Files.readAllBytes(folder.resolve("tested/models/best/model.zip"));
  }

  private static JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("tested/manifest.json").toFile());
  }

  @Test
  void noTrialSeesTheTestRows_andTheWinnerIsScoredOnThem() throws Exception {
    StudyResult without = study("without").set("data.hold-out", 0).run(spark);

    assertThat(scores(tested)).hasSize(2).isEqualTo(scores(without));
    assertThat(Files.readAllBytes(folder.resolve("without/models/best/model.zip")))
        .as("the winner is trained on the same rows")
        .isEqualTo(model);
    assertThat(tested.winner().holdOutRows()).isEqualTo(86);
    assertThat(tested.winner().testPlace()).isEqualTo(path("test.csv"));
    assertThat(tested.winner().holdOutScore()).isEqualTo(right / 86.0);
    assertThat(StudyText.winner(tested.report()))
        .contains("Trained again for 3 epochs, it scores ", " on the 86 test rows (90 % from ");
  }

  @Test
  void theMostFrequentClassIsWhatTheWinnerHasToBeat() {
    Dataset<Row> seen = spark.read().option("header", true).csv(path("seen.csv"));
    String frequent =
        seen.groupBy("species").count().orderBy(functions.desc("count")).first().getString(0);
    Dataset<Row> test = spark.read().option("header", true).csv(path("test.csv"));
    long right = test.filter(functions.col("species").equalTo(frequent)).count();

    assertThat(tested.winner().baselines())
        .containsExactly(Map.entry("most frequent class", right / 86.0));
    assertThat(StudyText.winner(tested.report()))
        .contains("Baselines on those rows:", "  most frequent class 0.", "which the winner ");
  }

  private static List<Row> scores(StudyResult study) {
    return study
        .trials()
        .orderBy("trial")
        .select("score", "score_std", "params_json")
        .collectAsList();
  }

  @Test
  void trainedOnAllRows_itHasTheScoreOfTheModelWithoutThem() throws Exception {
    Tuning all = study("tested").set("data.test", path("test.csv")).set("final.train-on", "all");
    StudyResult onAll = all.run(spark);

    assertThat(onAll.winner().isOnAllRows()).isTrue();
    assertThat(onAll.winner().holdOut()).isEqualTo(tested.winner().holdOut());
    assertThat(model()).isNotEqualTo(model);
    assertThat(manifest().at("/winner/trained_on_all_rows").asBoolean()).isTrue();
    assertThat(manifest().at("/winner/test").asText()).isEqualTo(path("test.csv"));
    assertThat(manifest().at("/winner/hold_out/accuracy").asDouble())
        .isEqualTo(tested.winner().holdOutScore());
    assertThat(StudyText.winner(onAll.report()))
        .contains("then trained anew on all rows, those included");
    byte[] once = model();
    assertThat(all.run(spark).winner()).isEqualTo(onAll.winner());
    assertThat(model()).as("a finished study is left alone").isEqualTo(once);
  }

  @Test
  void aShareAndAFile_areNotBothHeldOut() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> study("both").set("data.test", "x.csv").set("data.hold-out", 0.1).plan())
        .withMessageContaining("data.hold-out: given besides data.test; leave one of them out");
  }
}
