package io.sparktune.data.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageFilesTest {

  private static final String MNIST = "data-samples/images/mnist/";

  @TempDir private Path folder;

  @Test
  void idxFilesAreReadWithTheLabelsThatAreNamedAfterThem() throws Exception {
    KeyedDataset read = ImageStudies.read("path = " + MNIST + "t10k-images-idx3-ubyte.gz");
    assertThat(read.dataset().rows()).isEqualTo(1000);
    assertThat(read.dataset().target().labels())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    byte[] images;
    byte[] labels;
    try (var in = Files.newInputStream(Path.of(MNIST + "t10k-images-idx3-ubyte.gz"));
        var of = Files.newInputStream(Path.of(MNIST + "t10k-labels-idx1-ubyte.gz"))) {
      images = new GZIPInputStream(in).readAllBytes();
      labels = new GZIPInputStream(of).readAllBytes();
    }
    for (int row : new int[] {0, 1, 517, 999}) {
      assertThat(ImageStudies.pixels(read, row))
          .isEqualTo(Arrays.copyOfRange(images, 16 + row * 784, 16 + (row + 1) * 784));
      assertThat(((ClassTarget) read.dataset().target()).labelAt(row)).isEqualTo(labels[8 + row]);
    }
  }

  @Test
  void testRowsAreFilesOfTheirOwn() {
    KeyedDataset read =
        ImageStudies.read(
            "path = %strain-images-idx3-ubyte.gz, test = %st10k-images-idx3-ubyte.gz"
                .formatted(MNIST, MNIST));
    assertThat(read.testRows()).isEqualTo(1000);
    assertThat(read.dataset().rows()).isEqualTo(6000);
    KeyedDataset test = ImageStudies.read("path = " + MNIST + "t10k-images-idx3-ubyte.gz");
    assertThat(ImageStudies.pixels(read, 5003)).isEqualTo(ImageStudies.pixels(test, 3));
  }

  @Test
  void batchesOfCifarHaveTheNamesOfTheirLabels() {
    byte[] records = new byte[2 * 3073];
    records[0] = 3;
    records[1] = 17;
    records[1 + 1024] = 18;
    records[3073] = 5;
    Pictures.write(folder.resolve("data_batch_1.bin"), records);
    Pictures.write(folder.resolve("batches.meta.txt"), text("plane\ncar\nbird\ncat\ndeer\ndog\n"));
    KeyedDataset read = ImageStudies.read("path = \"" + folder + "\"");
    assertThat(read.dataset().target().labels()).containsExactly("cat", "dog");
    assertThat(((ImageDataset) read.dataset()).size()).hasToString("32 × 32 colour");
    assertThat(ImageStudies.pixels(read, 0)[0]).isEqualTo((byte) 17);
    assertThat(ImageStudies.pixels(read, 0)[1024]).isEqualTo((byte) 18);
  }

  @Test
  void bothLabelsOfCifar100AreThere() {
    byte[] records = new byte[2 * 3074];
    records[0] = 1;
    records[1] = 42;
    records[3075] = 43;
    String path = "path = \"" + Pictures.write(folder.resolve("train.bin"), records) + "\"";
    assertThat(ImageStudies.read(path).dataset().target().labels()).containsExactly("42", "43");
    assertThat(ImageStudies.read(path + ", target = coarse").dataset().target().labels())
        .containsExactly("0", "1");
  }

  @Test
  void foldersAreClassesAndPixelsAreThoseOfTheFile() {
    Pictures.write(
        folder.resolve("red/a.png"), Pictures.encoded(Pictures.plain(4, 3, 0xc81e0a), "png"));
    Pictures.write(
        folder.resolve("red/deep/b.gif"), Pictures.encoded(Pictures.plain(4, 3, 0xff0000), "gif"));
    Pictures.write(folder.resolve("grey/c.png"), Pictures.encoded(Pictures.grey(4, 3), "png"));
    Pictures.write(
        folder.resolve("grey/d.bmp"), Pictures.encoded(Pictures.plain(4, 3, 0x102030), "bmp"));
    Pictures.write(folder.resolve("grey/notes.txt"), text("no picture"));
    String path = "path = \"" + folder + "\"";
    KeyedDataset read = ImageStudies.read(path + ", colour = rgb");
    assertThat(read.dataset().target().labels()).containsExactly("grey", "red");
    assertThat(read.profile().warnings()).singleElement().asString().contains("1 files");
    byte[] counted = new byte[36];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = (byte) (i % 12);
    }
    assertThat(ImageStudies.pixels(read, 0)).isEqualTo(counted);
    byte[] red = ImageStudies.pixels(read, 2);
    assertThat(List.of(red[0], red[12], red[24]))
        .containsExactly((byte) 0xc8, (byte) 30, (byte) 10);
    KeyedDataset grey = ImageStudies.read(path + ", colour = grey, height = 6, width = 8");
    assertThat(((ImageDataset) grey.dataset()).size()).hasToString("6 × 8 grey");
    assertThat(ImageStudies.pixels(grey, 2)[0] & 0xff)
        .isEqualTo((int) Math.round(0.299 * 200 + 0.587 * 30 + 0.114 * 10));
  }

  @Test
  void jpegsAreReadInGreyAndInColour() {
    Pictures.write(
        folder.resolve("a/x.jpg"), Pictures.encoded(Pictures.plain(16, 16, 0x3264c8), "jpg"));
    Pictures.write(folder.resolve("b/y.jpeg"), Pictures.encoded(Pictures.grey(16, 16), "jpg"));
    KeyedDataset read = ImageStudies.read("path = \"" + folder + "\"");
    byte[] blue = ImageStudies.pixels(read, 0);
    assertThat(new Color(blue[0] & 0xff, blue[256] & 0xff, blue[512] & 0xff).getBlue())
        .isBetween(195, 205);
    byte[] grey = ImageStudies.pixels(read, 1);
    assertThat(grey[200] & 0xff).isBetween(190, 210);
    assertThat(grey[200]).isEqualTo(grey[456]);
  }

  @Test
  void csvFilesListPathsWithLabelsAndGroups() {
    for (int i = 0; i < 4; i++) {
      Pictures.write(
          folder.resolve("scans/" + i + ".png"), Pictures.encoded(Pictures.grey(2, 2), "png"));
    }
    Path list =
        Pictures.write(
            folder.resolve("labels.csv"),
            text(
                """
                file,age,patient
                scans/0.png,31.5,p
                scans/1.png,40,q
                scans/2.png,22,p
                scans/3.png,23,q
                """));
    KeyedDataset read =
        ImageStudies.read(
            "minimize rmse",
            "path = \"%s\", image = file, target = age, group = patient".formatted(list));
    assertThat(((NumberTarget) read.dataset().target()).valueAt(0)).isEqualTo(31.5);
    assertThat(read.keys().groups()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void foldersWithinThoseOfTheClassesAreGroups() {
    for (String path :
        List.of("sick/p1/0.png", "sick/p1/1.png", "sick/p2/0.png", "well/p3/0.png")) {
      Pictures.write(folder.resolve(path), Pictures.encoded(Pictures.grey(2, 2), "png"));
    }
    assertThat(ImageStudies.read("path = \"" + folder + "\", group = patient").keys().groups())
        .containsExactly(0, 0, 1, 2);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
