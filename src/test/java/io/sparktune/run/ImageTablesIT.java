package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.input.FrameFiles;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in the cells of tables, and those of Spark's own sources. */
final class ImageTablesIT {

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() throws IOException {
    spark = LocalSpark.session().getOrCreate();
    for (int i = 0; i < 4; i++) {
      BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 6; pixel++) {
        image.setRGB(pixel % 3, pixel / 3, (10 + i) << 16 | (20 + pixel) << 8 | 30);
      }
      Path file = folder.resolve("pictures/" + i + ".png");
      Files.createDirectories(file.getParent());
      assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    }
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static KeyedDataset read(DataFiles files, String data) {
    StudyFile file =
        StudyFile.read(
            "tables.conf",
            "study.goal = \"maximize accuracy\"\nprepare.flatten = true\ndata { kind = images, %s }"
                .formatted(data),
            List.of(),
            Set.of());
    return file.data().kind().read(file.data().rows(), files, 0);
  }

  private static void requirePictures(KeyedDataset read) {
    ImageDataset images = (ImageDataset) read.dataset();
    assertThat(images.size()).hasToString("2 × 3 colour");
    assertThat(images.rows()).isEqualTo(4);
    assertThat(images.target().labels()).containsExactly("0", "1");
    byte[] pixels = new byte[18];
    for (int row = 0; row < 4; row++) {
      images.pixels().read(row, pixels);
      assertThat(pixels[0]).isEqualTo((byte) (10 + row));
      assertThat(pixels[6 + 5]).isEqualTo((byte) 25);
      assertThat(pixels[12]).isEqualTo((byte) 30);
    }
  }

  private static Dataset<Row> binary() {
    return spark
        .read()
        .format("binaryFile")
        .load(folder.resolve("pictures").toString())
        .orderBy("path")
        .selectExpr("content", "cast(regexp_extract(path, '(\\\\d).png', 1) % 2 as int) as label");
  }

  @Test
  void sparksBinaryFilesAndImagesAreRead() {
    requirePictures(
        read(
            new FrameFiles(new SparkFiles(InputSpark.of(spark)), binary()),
            "source = dataframe, image = content"));
    Dataset<Row> images =
        spark
            .read()
            .format("image")
            .load(folder.resolve("pictures").toString())
            .orderBy("image.origin")
            .selectExpr(
                "image",
                "cast(regexp_extract(image.origin, '(\\\\d).png', 1) % 2 as int) as label");
    requirePictures(
        read(new FrameFiles(new SparkFiles(InputSpark.of(spark)), images), "source = dataframe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro", "json"})
  void bytesAndListsInFilesAreRead(String format) {
    String bytes = folder.resolve("bytes." + format).toString();
    binary().coalesce(1).write().format(format).save(bytes);
    SparkFiles files = new SparkFiles(InputSpark.of(spark));
    String inCells = "path = \"%s\", image = content".formatted(bytes);
    if (format.equals("json")) {
      assertThatThrownBy(() -> read(files, inCells))
          .hasMessageContaining("column \"content\": is a picture as text (base64)")
          .hasMessageContaining("row 1");
    } else {
      requirePictures(read(files, inCells));
    }
    String lists = folder.resolve("lists." + format).toString();
    spark
        .range(0, 4, 1, 1)
        .selectExpr(
            "id % 2 as label",
            "transform(sequence(0, 1), y -> transform(sequence(0, 2), x ->"
                + " array(10 + id, 20 + 3 * y + x, 30))) as image")
        .write()
        .format(format)
        .save(lists);
    requirePictures(read(new SparkFiles(InputSpark.of(spark)), "path = \"" + lists + "\""));
    String flat = folder.resolve("flat." + format).toString();
    spark
        .read()
        .format(format)
        .load(lists)
        .selectExpr("label", "flatten(flatten(image)) as image")
        .coalesce(1)
        .write()
        .format(format)
        .save(flat);
    requirePictures(
        read(
            new SparkFiles(InputSpark.of(spark)),
            "height = 2, width = 3, path = \"" + flat + "\""));
    assertThatThrownBy(() -> read(new SparkFiles(InputSpark.of(spark)), "path = \"" + flat + "\""))
        .hasMessageContaining("4 of 4 pictures cannot be used")
        .hasMessageContaining("set data.height and data.width");
  }
}
