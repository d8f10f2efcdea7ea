package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.PredictionReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of pictures in folders, which executors decode, and what is done with its model. */
final class ImageStudyIT {

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult study;

  @BeforeAll
  static void runAStudy() throws Exception {
    spark =
        LocalSpark.session()
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
    write("train", 40, 1);
    write("test", 12, 2);
    Files.writeString(folder.resolve("train/dark/broken.png"), "no picture");
    study =
        Tuning.text(
                "shades",
                """
                study.goal = "maximize accuracy"
                data { kind = images, height = 8, width = 8, bad-images = skip }
                prepare { flatten = true, scale = { choice = [unit, standard] } }
                augment { horizontal-flip.probability = 0.5, shift.probability = { real = [0, 1] } }
                training.epochs = 3
                validation.folds = 2
                search { trials = 2, sampler = random }
                """)
            .set("data.path", folder.resolve("train").toString())
            .set("data.test", folder.resolve("test").toString())
            .set("study.output", folder.toString())
            .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  /** Dark and bright pictures of different formats. */
  private static void write(String part, int count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      boolean isDark = i % 2 == 0;
      BufferedImage image = new BufferedImage(10, 12, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 120; pixel++) {
        int value = random.nextInt(160) + (isDark ? 0 : 95);
        image.setRGB(pixel % 10, pixel / 10, value << 16 | random.nextInt(256) << 8 | value);
      }
      String format = i % 4 < 2 ? "png" : "jpg";
      Path file =
          folder.resolve(part).resolve(isDark ? "dark" : "bright").resolve(i + "." + format);
      Files.createDirectories(file.getParent());
      assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }
  }

  private static FilePrediction prediction(String input, String output) {
    return new FilePrediction(
        folder.resolve("shades/models/best").toString(),
        new DataSource.Files(input, DataSource.Format.AUTO, CsvDialect.STANDARD),
        folder.resolve(output).toString());
  }

  @Test
  void predictRepeatsTheScoreOnTheTestRowsAndNamesEachFile() throws Exception {
    PredictionReport report =
        prediction(folder.resolve("test").toString(), "test.csv").write(spark);
    requireHoldOutScores(report);
    List<String> lines = Files.readAllLines(folder.resolve("test.csv"));
    assertThat(lines.get(0)).isEqualTo("file,label,prediction,probability_bright,probability_dark");
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).startsWith("bright/1.png,bright,");
  }

  @Test
  void oneFileAndAListOfPathsArePredictedAsTheFolderIs() throws Exception {
    prediction(folder.resolve("test/dark/0.png").toString(), "one.csv").write(spark);
    List<String> one = Files.readAllLines(folder.resolve("one.csv"));
    assertThat(one.get(0)).startsWith("file,prediction,");
    Files.writeString(folder.resolve("list.csv"), "id,image\na7,test/dark/0.png\n");
    prediction(folder.resolve("list.csv").toString(), "listed.csv").write(spark);
    List<String> listed = Files.readAllLines(folder.resolve("listed.csv"));
    assertThat(listed.get(0)).startsWith("id,image,prediction,");
    assertThat(listed.get(1)).startsWith("a7,test/dark/0.png,");
    String[] predicted = one.get(1).split(",", -1);
    assertThat(listed.get(1))
        .endsWith("," + predicted[1] + "," + predicted[2] + "," + predicted[3]);
  }

  @Test
  void badPicturesAreToldByNameAndNothingIsWritten() throws Exception {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    Files.copy(folder.resolve("test/dark/0.png"), mixed.resolve("good.png"));
    Files.writeString(mixed.resolve("text.png"), "text");
    Files.write(mixed.resolve("empty.jpg"), new byte[0]);
    FilePrediction prediction = prediction(mixed.toString(), "none.csv");
    assertThatThrownBy(() -> prediction.write(spark))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("text.png is no picture")
        .hasMessageContaining("empty.jpg is empty");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void bestConfRepeatsTheWinnersScore() throws Exception {
    StudyResult again =
        Tuning.file(folder.resolve("shades/best.conf").toString())
            .set("study.output", folder.resolve("again").toString())
            .run(spark);
    assertThat(again.winner().best().score()).isEqualTo(study.winner().best().score());
    assertThat(again.winner().holdOut().defined().get("log_loss"))
        .isEqualTo(study.winner().holdOut().defined().get("log_loss"));
  }

  /** The test pictures by Spark's own source of files, in the order of their names. */
  private static Dataset<Row> pictures() {
    return spark
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", true)
        .load(folder.resolve("test").toString())
        .selectExpr("path", "content", "split(path, '/')[size(split(path, '/')) - 2] AS label")
        .orderBy("label", "path");
  }

  private static TunedModel model() {
    return TunedModel.of(folder.resolve("shades/models/best").toString(), spark);
  }

  private static void requireHoldOutScores(PredictionReport report) {
    assertThat(report.rows()).isEqualTo(12);
    assertThat(report.target()).isNotNull();
    assertThat(report.target().scores().defined())
        .containsAllEntriesOf(study.winner().holdOut().defined());
  }

  private static List<String> labels(String column, Dataset<Row> rows) {
    return rows.orderBy("path").select(column).as(Encoders.STRING()).collectAsList();
  }

  @Test
  void bytesInParquetArePredictedWithTheHoldOutScore() throws Exception {
    pictures().repartitionByRange(2, functions.col("label")).write().parquet(lake("bytes"));
    requireHoldOutScores(prediction(lake("bytes"), "bytes.csv").write(spark));
    List<String> lines = Files.readAllLines(folder.resolve("bytes.csv"));
    assertThat(lines.get(0)).isEqualTo("path,label,prediction,probability_bright,probability_dark");
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).contains("/test/bright/", ",bright,");
    requireHoldOutScores(prediction(lake("bytes"), "bytes.parquet").write(spark));
    pictures().coalesce(1).write().saveAsTable("shades");
    requireHoldOutScores(prediction("table:shades", "catalog.csv").write(spark));
  }

  private static String lake(String name) {
    return folder.resolve("lake-" + name).toString();
  }

  @Test
  void imagesOfSparkAndListsOfNumbersArePredictedWithTheHoldOutScore() throws Exception {
    spark
        .read()
        .format("image")
        .option("recursiveFileLookup", true)
        .load(folder.resolve("test").toString())
        .selectExpr(
            "image", "split(image.origin, '/')[size(split(image.origin, '/')) - 2] AS label")
        .orderBy("image.origin")
        .write()
        .parquet(lake("images"));
    requireHoldOutScores(prediction(lake("images"), "images.csv").write(spark));
    assertThat(Files.readAllLines(folder.resolve("images.csv")).get(1))
        .startsWith("file://")
        .contains("/test/bright/");
    spark
        .read()
        .parquet(lake("images"))
        .selectExpr(
            "image.origin AS name",
            "label",
            "transform(sequence(0, image.height - 1), y -> transform(sequence(0, image.width - 1),"
                + " x -> transform(array(2, 1, 0), c -> cast(conv(hex(substring(image.data,"
                + " 3 * (y * image.width + x) + c + 1, 1)), 16, 10) AS int)))) AS image")
        .write()
        .parquet(lake("lists"));
    requireHoldOutScores(prediction(lake("lists"), "lists.csv").write(spark));
  }

  @Test
  void asATransformerAndAFunctionOfSql_itPredictsWhatTheCommandPredicts() {
    prediction(folder.resolve("test").toString(), "known.parquet").write(spark);
    List<String> known =
        spark
            .read()
            .parquet(folder.resolve("known.parquet").toString())
            .orderBy("file")
            .select("prediction")
            .as(Encoders.STRING())
            .collectAsList();
    Dataset<Row> frame = pictures();
    Dataset<Row> predicted = model().transform(frame);
    assertThat(predicted.columns())
        .containsExactly(
            "path", "content", "label", "prediction", "probability_bright", "probability_dark");
    assertThat(labels("prediction", predicted)).isEqualTo(known);
    assertThat(model().features()).containsExactly("image");
    model().register(spark, "shade");
    frame.createOrReplaceTempView("pictures");
    for (String argument :
        List.of("content", "struct(*)", "replace(path, 'file:', '')", "struct(path AS image)")) {
      assertThat(
              labels(
                  "prediction",
                  spark.sql(
                      "SELECT path, shade(%s).prediction AS prediction FROM pictures"
                          .formatted(argument))))
          .as(argument)
          .isEqualTo(known);
    }
    assertThatThrownBy(() -> model().transform(frame.drop("content")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "the DataFrame: there is no column image with pictures or their paths;"
                + " rename the one with them");
    assertThatThrownBy(() -> model().transformSchema(predicted.schema()))
        .hasMessageContaining("the output has a column prediction of its own");
  }

  @Test
  void badPicturesInCellsAreToldByRowAndNothingIsWritten() {
    pictures()
        .selectExpr("IF(path LIKE '%/4.png', substring(content, 1, 60), content) AS image", "path")
        .coalesce(1)
        .write()
        .parquet(lake("bad"));
    FilePrediction prediction = prediction(lake("bad"), "bad.csv");
    assertThatThrownBy(() -> prediction.write(spark))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("lake-bad row ")
        .hasMessageContaining(": the picture is cut off");
    assertThat(folder.resolve("bad.csv")).doesNotExist();
  }
}
