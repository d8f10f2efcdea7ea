package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.StudyFolder;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.PredictionReport;
import io.sparktune.spark.LocalSpark;
import io.sparktune.trial.TargetScores;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of pictures with several labels each, pairs of digits, and what its model predicts. */
final class MultiLabelIT {

  private static final int SIDE = 28;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult study;

  @BeforeAll
  static void runAStudy() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    writePairs("train", 120);
    writePairs("t10k", 40);
    study =
        Tuning.text(
                "pairs",
                """
                study.goal = "maximize exact-match"
                data { kind = images, height = 14, width = 28, separator = "|" }
                augment.shift { probability = 0.3, strength = 0.05 }
                model { kind = cnn, blocks = 1, filters = 4, dense-units = 16 }
                training { epochs = 6, batch-size = 8, learning-rate = { choice = [0.01] } }
                training.labels { fit-threshold = true, most = 2 }
                validation.folds = 2
                search { trials = 1, sampler = random }
                """)
            .set("data.path", folder.resolve("train.csv").toString())
            .set("data.test", folder.resolve("t10k.csv").toString())
            .set("study.output", folder.toString())
            .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static byte[] digits(String file) throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(Path.of("data-samples/images/mnist", file + "-ubyte.gz")))) {
      return in.readAllBytes();
    }
  }

  /** Pairs of the digits 0 to 2 side by side; the second picture of twenty is black. */
  private static void writePairs(String part, int count) throws IOException {
    byte[] images = digits(part + "-images-idx3");
    byte[] labels = digits(part + "-labels-idx1");
    int[] small =
        IntStream.range(0, labels.length - LABELS_HEADER)
            .filter(i -> labels[LABELS_HEADER + i] < 3)
            .limit(2L * count)
            .toArray();
    Path pictures = Files.createDirectories(folder.resolve(part));
    StringBuilder table = new StringBuilder("image,label\n");
    for (int number = 0; number < count; number++) {
      BufferedImage pair = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      StringBuilder cell = new StringBuilder();
      for (int half = 0; half < 2 && number % 20 != 1; half++) {
        int digit = small[2 * number + half];
        cell.append(half == 0 ? "" : "|").append(labels[LABELS_HEADER + digit]);
        for (int i = 0; i < SIDE * SIDE; i++) {
          int pixel = images[IMAGES_HEADER + digit * SIDE * SIDE + i];
          pair.getRaster().setSample(half * SIDE + i % SIDE, i / SIDE, 0, pixel & 255);
        }
      }
      assertThat(ImageIO.write(pair, "png", pictures.resolve(number + ".png").toFile())).isTrue();
      table.append("%s/%d.png,%s%n".formatted(part, number, cell));
    }
    Files.writeString(folder.resolve(part + ".csv"), table);
  }

  private static PredictionReport predict(String input, String output) {
    return new FilePrediction(
            folder.resolve("pairs/models/best").toString(),
            new DataSource.Files(
                folder.resolve(input).toString(), DataSource.Format.AUTO, CsvDialect.STANDARD),
            folder.resolve(output).toString())
        .write(spark);
  }

  private static TargetScores scores(String input, String output) {
    TargetScores scores = predict(input, output).target();
    assertThat(scores).isNotNull();
    return scores;
  }

  private static List<String> query(String sql) throws Exception {
    return new StudyFolder(folder).query(sql.replace("FROM '", "FROM '" + folder + "/"));
  }

  @Test
  void predictRepeatsEveryScoreOnTheTestRowsThoseWithoutLabelsAmongThem() {
    for (String output : List.of("scored.csv", "scored.parquet")) {
      TargetScores scores = scores("t10k.csv", output);
      assertThat(scores.rows()).isEqualTo(40);
      assertThat(scores.missing()).isZero();
      assertThat(scores.unknown()).isEmpty();
      assertThat(scores.scores().undefined()).isEmpty();
      assertThat(scores.scores().defined())
          .containsEntry("exact_match", study.winner().holdOut().defined().get("exact_match"))
          .isEqualTo(study.winner().holdOut().defined());
    }
  }

  @Test
  void predictionsAreSetsInTheStudysFormAndAProbabilityForEachLabel() throws Exception {
    predict("t10k.csv", "sets.parquet");
    double threshold = threshold();
    String others =
        "(probability_0 > p)::int + (probability_1 > p)::int + (probability_2 > p)::int";
    String isThere = "CASE WHEN %s >= %s AND %s < 2 THEN '%d' END";
    String expected =
        Stream.of(0, 1, 2)
            .map(
                label -> {
                  String own = "probability_" + label;
                  String place = others.replace(" p)", " " + own + ")");
                  return isThere.formatted(own, threshold, place, label);
                })
            .reduce("concat_ws('|'", (sofar, each) -> sofar + ", " + each);
    assertThat(
            query(
                "SELECT count(*), count(DISTINCT prediction) > 2, bool_and(prediction = "
                    + expected
                    + ")) FROM 'sets.parquet'"))
        .containsExactly("40 | true | true");
    assertThat(query("SELECT prediction LIKE '%|%' AS two FROM 'sets.parquet' WHERE two"))
        .isNotEmpty();
  }

  /** The mean of those of the folds. */
  private static double threshold() throws Exception {
    List<String> folds = query("SELECT label_threshold FROM 'pairs/tables/folds/*.parquet'");
    assertThat(folds).hasSize(2);
    double mean = folds.stream().mapToDouble(Double::parseDouble).average().orElseThrow();
    assertThat(study.winner().holdOut().defined().get("label_threshold"))
        .isEqualTo(mean)
        .isEqualTo(study.winner().best().measured().get("label_threshold"));
    return mean;
  }

  @Test
  void rowsWithLabelsThatTheModelDoesNotKnowAndColumnsThatNobodyFilledInAreNotScored()
      throws IOException {
    Files.writeString(
        folder.resolve("some.csv"), "image,label\nt10k/0.png,1|7\nt10k/2.png, 2 |2|\n");
    TargetScores some = scores("some.csv", "some-scored.csv");
    assertThat(some.rows()).isEqualTo(1);
    assertThat(some.unknown()).containsOnlyKeys("1|7");
    Files.writeString(folder.resolve("open.csv"), "image,label\nt10k/0.png,\nt10k/2.png,\n");
    TargetScores open = scores("open.csv", "open-scored.csv");
    assertThat(open.rows()).isZero();
    assertThat(open.missing()).isEqualTo(2);
  }

  @Test
  void bestConfRepeatsTheWinnersScore() throws Exception {
    StudyResult again =
        Tuning.file(folder.resolve("pairs/best.conf").toString())
            .set("study.output", folder.resolve("again").toString())
            .run(spark);
    assertThat(again.winner().best().score()).isEqualTo(study.winner().best().score());
    assertThat(again.winner().holdOut().defined()).isEqualTo(study.winner().holdOut().defined());
  }
}
