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
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of ratings in a file, and what is done with its model. */
final class RatingsStudyIT {

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult study;

  @BeforeAll
  static void runAStudy() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    Files.write(folder.resolve("ratings.csv"), lines());
    study = run("tastes");
  }

  private static StudyResult run(String name) throws InterruptedException {
    return Tuning.text(
            name,
            """
            study { goal = "minimize rmse", strict = true }
            data { kind = ratings, user = who, item = film, numeric = [age], lowest = -9, highest = 9 }
            model { kind = ncf, gmf-factors = 2, tower-factors = 2, units = { choice = [4, 8] } }
            training { epochs = 5, batch-size = 64, learning-rate = { choice = [0.01, 0.03] } }
            validation.folds = 2
            search { trials = 3, sampler = random }
            """)
        .set("data.path", folder.resolve("ratings.csv").toString())
        .set("study.output", folder.toString())
        .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  /** Ratings that are a bias of the film and little else. */
  private static List<String> lines() {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder lines = new StringBuilder("who,film,age,seen,rating\n");
    for (int user = 0; user < 30; user++) {
      for (int film = 0; film < 20; film += 1 + random.nextInt(3)) {
        double rating = film % 2 == 0 ? 2 : -2;
        lines.append(
            "u%d,f%d,%d,2024-01-01,%s\n"
                .formatted(user, film, 20 + user, rating + random.nextInt(100) / 500.0));
      }
    }
    return lines.toString().lines().toList();
  }

  private static FilePrediction prediction(String input, String output) {
    return new FilePrediction(
        folder.resolve("tastes/models/best").toString(),
        new DataSource.Files(
            folder.resolve(input).toString(), DataSource.Format.AUTO, CsvDialect.STANDARD),
        folder.resolve(output).toString());
  }

  private static double predicted(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  @Test
  void theWinnerKnowsWhatIsLiked() {
    assertThat(study.winner().holdOut().defined().get("rmse")).isLessThan(1);
  }

  @Test
  void pairsArePredictedAndUnknownOnesHaveAPredictionOfTheirOwn() throws IOException {
    Files.writeString(
        folder.resolve("pairs.csv"),
        """
        film,who,age
        f0,u1,21
        f1,u1,21
        f0,stranger,30
        f0,,30
        new film,u1,21
        new film,stranger,
        """);
    PredictionReport report = prediction("pairs.csv", "predicted.csv").write(spark);
    assertThat(report.rows()).isEqualTo(6);
    List<String> lines = Files.readAllLines(folder.resolve("predicted.csv"));
    assertThat(lines.get(0)).isEqualTo("film,who,age,prediction");
    assertThat(predicted(lines.get(1))).isCloseTo(2, within(1.5));
    assertThat(predicted(lines.get(2))).isCloseTo(-2, within(1.5));
    assertThat(predicted(lines.get(4))).isEqualTo(predicted(lines.get(3)));
    assertThat(predicted(lines.get(5))).isNotEqualTo(predicted(lines.get(1)));
  }

  @Test
  void predictScoresRatingsAndTheTransformerSaysTheSame() throws IOException {
    PredictionReport report = prediction("ratings.csv", "scored.csv").write(spark);
    assertThat(report.target()).isNotNull();
    assertThat(report.target().scores().defined()).containsKeys("rmse", "mae");
    List<String> lines = Files.readAllLines(folder.resolve("scored.csv"));
    TunedModel model = TunedModel.of(folder.resolve("tastes/models/best").toString(), spark);
    assertThat(model.features()).containsExactly("who", "film", "age");
    Dataset<Row> frame =
        spark.read().option("header", true).csv(folder.resolve("ratings.csv").toString());
    List<Row> rows = model.transform(frame).select("prediction").collectAsList();
    for (int row = 0; row < rows.size(); row++) {
      assertThat(rows.get(row).getDouble(0)).isCloseTo(predicted(lines.get(row + 1)), within(1e-5));
    }
  }

  @Test
  void aFileWithoutItemsIsRefused() throws IOException {
    Files.writeString(folder.resolve("users.csv"), "who,age\nu1,20\n");
    assertThatThrownBy(() -> prediction("users.csv", "none.csv").write(spark))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no column film, which the model reads");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void aStrictStudyIsTheSameAgain() throws InterruptedException {
    StudyResult again = run("again");
    assertThat(again.winner().holdOut()).isEqualTo(study.winner().holdOut());
    assertThat(again.winner().score()).isEqualTo(study.winner().score());
  }

  /** Users like films whose numbers are even, or those whose numbers are odd. */
  private static List<String> interactions() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder lines = new StringBuilder("who,film\n");
    for (int user = 0; user < 40; user++) {
      for (int film = user % 2; film < 40; film += 2) {
        lines.append(random.nextInt(4) == 0 ? "" : "u%d,f%d\n".formatted(user, film));
      }
    }
    return lines.toString().lines().toList();
  }

  @Test
  void interactionsAreRankedBeforeWhatNobodyLikes() throws Exception {
    Files.write(folder.resolve("interactions.csv"), interactions());
    StudyResult likes =
        Tuning.text(
                "likes",
                """
                study { goal = "maximize ndcg-10", strict = true }
                data { kind = ratings, user = who, item = film, feedback { implicit { candidates = 20 } } }
                model { kind = factorisation, factors = 4, initial-deviation = 0.3 }
                training { epochs = 8, batch-size = 64, learning-rate = { choice = [0.02, 0.05] } }
                validation { folds = 2, metrics = [hit-rate-10] }
                search { trials = 2, sampler = grid }
                """)
            .set("data.path", folder.resolve("interactions.csv").toString())
            .set("study.output", folder.toString())
            .run(spark);
    // By chance, half of the interactions are among the first ten.
    assertThat(likes.winner().holdOut().defined().get("hit_rate_10")).isGreaterThan(0.8);
    double ndcg = likes.winner().holdOut().defined().get("ndcg_10");
    assertThat(ndcg).isBetween(0.35, 1.0);
    assertThat(likes.winner().baselines()).containsOnlyKeys("popularity of items");
    assertThat(likes.winner().baselines().get("popularity of items")).isBetween(0.05, ndcg);
    Files.writeString(
        folder.resolve("likes.csv"), "who,film\nu0,f6\nu0,f7\nu1,f6\nu1,f7\nu1,new\n");
    new FilePrediction(
            folder.resolve("likes/models/best").toString(),
            new DataSource.Files(
                folder.resolve("likes.csv").toString(),
                DataSource.Format.AUTO,
                CsvDialect.STANDARD),
            folder.resolve("liked.csv").toString())
        .write(spark);
    List<Double> scores =
        Files.readAllLines(folder.resolve("liked.csv")).stream()
            .skip(1)
            .map(RatingsStudyIT::predicted)
            .toList();
    assertThat(scores.get(0)).isGreaterThan(scores.get(1));
    assertThat(scores.get(3)).isGreaterThan(scores.get(2));
  }

  @Test
  void ranksOfRatingsAreRefusedBeforeATrialIsTrained() {
    assertThatThrownBy(
            () ->
                Tuning.text(
                        "ranks",
                        """
                        study.goal = "maximize ndcg-10"
                        data { kind = ratings, user = who, item = film }
                        model { kind = factorisation }
                        """)
                    .set("data.path", folder.resolve("ratings.csv").toString())
                    .set("study.output", folder.toString())
                    .run(spark))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("data.feedback = implicit");
  }
}
