package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.PredictionReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study of two series in one table, and what is done with its model. */
final class SeriesStudyIT {

  private static final int STEPS = 120;

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult study;

  @BeforeAll
  static void runAStudy() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    write("series.csv", STEPS);
    study =
        Tuning.text(
                "waves",
                """
                study.goal = "minimize rmse"
                data { kind = series, time = day, target = y, series = id, known-ahead = [sale] }
                data { season = 12, horizon = 2 }
                prepare { window = 12, difference = { int = [0, 1] } }
                model.kind = n-linear
                training { epochs = 30, learning-rate = 0.02, batch-size = 16 }
                validation.folds = 2
                search { trials = 2, sampler = random }
                """)
            .set("data.path", folder.resolve("series.csv").toString())
            .set("study.output", folder.toString())
            .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  /** Waves that a sale on each fifth day raises; what is behind the steps is known ahead alone. */
  private static void write(String name, int steps) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,day,y,sale"));
    for (String id : List.of("north", "south")) {
      for (int step = 0; step < STEPS + 4; step++) {
        lines.add(
            "%s,%d,%s,%d"
                .formatted(id, step, step < steps ? value(id, step) : "", step % 5 == 0 ? 1 : 0));
      }
    }
    Files.write(folder.resolve(name), lines);
  }

  private static String value(String id, int step) {
    double wave = Math.sin(2 * Math.PI * (step + id.charAt(0)) / 12);
    return String.format(Locale.ROOT, "%.4f", 20 + 5 * wave + (step % 5 == 0 ? 2 : 0));
  }

  private static Tuning strict(String name, String settings) {
    return Tuning.text(
            name,
            """
            study { goal = "minimize mae", strict = true, window = 2 }
            data { kind = series, time = day, target = y, series = id, horizon = 2 }
            prepare { window = { int = [3, 8] }, forecast = { choice = [direct, recursive] } }
            training { epochs = 2, learning-rate = { real = [1e-3, 1e-1], scale = log } }
            validation.folds = 2
            search { trials = 4, sampler = { tpe { startup-trials = 2 } } }
            pruning.pruner = median
            """
                + settings)
        .set("data.path", folder.resolve("series.csv").toString())
        .set("study.output", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n-linear", "mlp", "series-cnn", "series-lstm"})
  void aStrictStudyThatIsStopped_isResumedToWhatItWouldHaveBeen(String network) throws Exception {
    String settings =
        "model.kind = %s\nprepare.flatten = %s".formatted(network, !network.startsWith("series"));
    StudyResult unbroken = strict("whole-" + network, settings).run(spark);
    Tuning study = strict("stopped-" + network, settings);
    assertThat(StoppedStudy.afterATrial(study, spark).await().isStopped()).isTrue();
    StudyResult resumed = study.run(spark);
    assertThat(scores(resumed)).hasSize(4).isEqualTo(scores(unbroken));
    for (String file : List.of("model.zip", "preparation.json")) {
      assertThat(Files.readAllBytes(folder.resolve("stopped-" + network + "/models/best/" + file)))
          .isEqualTo(
              Files.readAllBytes(folder.resolve("whole-" + network + "/models/best/" + file)));
    }
  }

  private static List<String> scores(StudyResult study) {
    return study
        .trials()
        .select("trial", "state", "score", "params_json")
        .orderBy("trial")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static FilePrediction prediction(String input, String output) {
    return new FilePrediction(
        folder.resolve("waves/models/best").toString(),
        new DataSource.Files(
            folder.resolve(input).toString(), DataSource.Format.AUTO, CsvDialect.STANDARD),
        folder.resolve(output).toString());
  }

  @Test
  void theWinnerBeatsItsBaselinesAndTheManifestHasThem() throws Exception {
    assertThat(study.winner().baselines().keySet())
        .hasSize(3)
        .startsWith("naive", "seasonal naive");
    assertThat(study.winner().holdOutScore())
        .isLessThan(study.winner().baselines().get("naive"))
        .isLessThan(study.winner().baselines().get("seasonal naive"));
    assertThat(Files.readString(folder.resolve("waves/manifest.json"))).contains("seasonal naive");
  }

  @Test
  void rowsArePredictedFromThoseBefore() throws Exception {
    PredictionReport report = prediction("series.csv", "rows.csv").write(spark);
    assertThat(report.rows()).isEqualTo(2 * (STEPS + 4));
    assertThat(report.target()).isNotNull();
    assertThat(report.target().rows()).isEqualTo(2 * (STEPS - 1));
    List<String> lines = Files.readAllLines(folder.resolve("rows.csv"));
    assertThat(lines.get(0)).isEqualTo("id,day,y,sale,prediction,prediction_2");
    assertThat(lines.get(1)).isEqualTo("north,0.0," + value("north", 0) + ",1.0,,");
    List<String> third = List.of(lines.get(3).split(",", -1));
    assertThat(Double.parseDouble(third.get(4))).isBetween(10.0, 30.0);
    assertThat(Double.parseDouble(third.get(5))).isBetween(10.0, 30.0);
  }

  @Test
  void theTransformerPredictsTheSame() throws Exception {
    prediction("series.csv", "files.csv").write(spark);
    List<Row> rows =
        TunedModel.of(folder.resolve("waves/models/best").toString(), spark)
            .transform(
                spark.read().option("header", true).csv(folder.resolve("series.csv").toString()))
            .orderBy("id", "prediction")
            .collectAsList();
    List<Row> files =
        spark
            .read()
            .option("header", true)
            .option("inferSchema", true)
            .csv(folder.resolve("files.csv").toString())
            .orderBy("id", "prediction")
            .collectAsList();
    assertThat(rows.stream().map(row -> row.get(4)).collect(Collectors.toList()))
        .isEqualTo(files.stream().map(row -> row.get(4)).collect(Collectors.toList()));
  }

  @Test
  void theFunctionOfSqlForetellsTheNextSteps() throws Exception {
    prediction("series.csv", "sql.csv").forecast(spark, 2, 0.9);
    TunedModel.of(folder.resolve("waves/models/best").toString(), spark)
        .register(spark, "foretell");
    spark
        .read()
        .option("header", true)
        .csv(folder.resolve("series.csv").toString())
        .createOrReplaceTempView("waves");
    List<String> rows =
        spark
            .sql(
                "SELECT step.* FROM (SELECT explode(foretell(collect_list(struct(*)))) AS step"
                    + " FROM waves GROUP BY id) ORDER BY step.id, step.day")
            .collectAsList()
            .stream()
            .map(row -> row.mkString(","))
            .toList();
    List<String> lines = Files.readAllLines(folder.resolve("sql.csv"));
    assertThat(rows).isEqualTo(lines.subList(1, lines.size()));
  }

  @Test
  void theNextStepsAreForetoldWithIntervals() throws Exception {
    PredictionReport report = prediction("series.csv", "next.csv").forecast(spark, 4, 0.8);
    assertThat(report.rows()).isEqualTo(8);
    List<String> lines = Files.readAllLines(folder.resolve("next.csv"));
    assertThat(lines.get(0)).isEqualTo("id,day,forecast,low,high");
    for (int step = 0; step < 4; step++) {
      String[] cells = lines.get(1 + step).split(",", -1);
      assertThat(List.of(cells[0], cells[1])).containsExactly("north", "" + (STEPS + step));
      double forecast = Double.parseDouble(cells[2]);
      assertThat(forecast).isCloseTo(Double.parseDouble(value("north", STEPS + step)), within(1.5));
      assertThat(Double.parseDouble(cells[3])).isLessThan(Double.parseDouble(cells[4]));
    }
  }

  @Test
  void whatIsKnownAheadHasToBeThere() {
    assertThatThrownBy(() -> prediction("series.csv", "far.csv").forecast(spark, 5, 0.8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("\"sale\" has no value at " + (STEPS + 4));
    assertThat(folder.resolve("far.csv")).doesNotExist();
  }
}
