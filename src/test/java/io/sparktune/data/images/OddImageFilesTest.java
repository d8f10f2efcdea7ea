package io.sparktune.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, names and formats of files of pictures that are not as they seem. */
final class OddImageFilesTest {

  private static final int PIXELS = 3 * 32 * 32;

  @TempDir private Path folder;

  private static byte[] png() {
    return Pictures.encoded(Pictures.plain(4, 4, 99), "png");
  }

  private KeyedDataset read(String keys) {
    return ImageStudies.read("path = \"" + folder + "\"" + keys);
  }

  @Test
  void linksToFoldersAboveAreTold() throws IOException {
    Pictures.write(folder.resolve("cat/1.png"), png());
    Pictures.write(folder.resolve("dog/1.png"), png());
    Files.createSymbolicLink(folder.resolve("dog/loop"), folder);
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("dog/loop/dog/loop")
        .hasMessageContaining("remove links to folders above them");
  }

  @Test
  void linksToNoFileAreBadPictures() throws IOException {
    Pictures.write(folder.resolve("cat/1.png"), png());
    Pictures.write(folder.resolve("dog/1.png"), png());
    Files.createSymbolicLink(folder.resolve("cat/2.png"), folder.resolve("dog/1.png"));
    Files.createSymbolicLink(folder.resolve("dog/lost.png"), folder.resolve("nowhere.png"));
    Files.createSymbolicLink(folder.resolve("dog/self.png"), Path.of("self.png"));
    assertThatThrownBy(() -> read(""))
        .hasMessageContaining("2 of 5 pictures cannot be used")
        .hasMessageContaining("dog/lost.png does not exist")
        .hasMessageContaining("dog/self.png does not exist");
    assertThat(read(", bad-images = skip").dataset().rows()).isEqualTo(3);
  }

  @Test
  void picturesThatCannotBeReadAreToldWithTheReason() throws IOException {
    Pictures.write(folder.resolve("1.png"), png());
    Files.createDirectory(folder.resolve("2.png"));
    Files.writeString(folder.resolve("l.csv"), "image,label\n1.png,a\n2.png,b\n3.png,b\n");
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + folder.resolve("l.csv") + "\""))
        .hasMessageContaining("2 of 3 pictures cannot be used")
        .hasMessageContaining("2.png cannot be read (Is a directory)")
        .hasMessageContaining("3.png does not exist");
  }

  @Test
  void picturesThatSeveralRowsNameAreToldAndEqualNamesInFoldersAreNot() throws IOException {
    Pictures.write(folder.resolve("a/1.png"), png());
    Pictures.write(folder.resolve("b/1.png"), png());
    assertThat(read("").profile().warnings()).isEmpty();
    Path list = folder.resolve("l.csv");
    Files.writeString(list, "image,label\na/1.png,a\nb/1.png,b\na/1.png,b\n");
    assertThat(ImageStudies.read("path = \"" + list + "\"").profile().warnings())
        .singleElement()
        .asString()
        .contains("1 of 3 rows name a picture that a row above names")
        .contains("a/1.png");
  }

  /** Records of random pixels whose labels are their numbers, modulo some. */
  private Path cifar(String name, int records, int... classes) {
    SplittableRandom random = new SplittableRandom(5);
    byte[] all = new byte[records * (classes.length + PIXELS)];
    random.nextBytes(all);
    for (int record = 0; record < records; record++) {
      for (int label = 0; label < classes.length; label++) {
        all[record * (classes.length + PIXELS) + label] = (byte) (record % classes[label]);
      }
    }
    return Pictures.write(folder.resolve(name), all);
  }

  @Test
  void cifarInTheOtherFormatIsTold() {
    Path ten = cifar("data_batch_1.bin", 40, 10);
    Path hundred = cifar("train.bin", 40, 20, 100);
    String path = "path = \"%s\"%s";
    assertThat(ImageStudies.read(path.formatted(ten, "")).dataset().rows()).isEqualTo(40);
    assertThat(ImageStudies.read(path.formatted(hundred, "")).dataset().rows()).isEqualTo(40);
    assertThatThrownBy(() -> ImageStudies.read(path.formatted(ten, ", format = cifar-100")))
        .hasMessageContaining("data_batch_1.bin: has the label")
        .hasMessageContaining("CIFAR-100 has")
        .hasMessageContaining("check the file and data.format");
    assertThatThrownBy(() -> ImageStudies.read(path.formatted(hundred, ", format = cifar-10")))
        .hasMessageContaining("train.bin: has the label")
        .hasMessageContaining("CIFAR-10 has 10");
  }

  @Test
  void batchesThatSeveralPathsNameAreReadOnce() {
    Path batch = cifar("data_batch_1.bin", 10, 10);
    assertThat(
            ImageStudies.read("path = [\"%s\", \"%s\"]".formatted(folder, batch)).dataset().rows())
        .isEqualTo(10);
  }
}
