package io.sparktune.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.images.pixels.BadPicture;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.data.images.pixels.PictureDecoder;
import io.sparktune.data.images.pixels.PictureForm;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures and files of pictures that are damaged or odd. */
final class BadImagesTest {

  private static final PictureForm FORM = new PictureForm(0, null, Interpolation.AREA, 100_000);

  @TempDir private Path folder;

  private static byte[] png() {
    return Pictures.encoded(noise(), "png");
  }

  private static byte[] jpeg() {
    return Pictures.encoded(noise(), "jpg");
  }

  private static BufferedImage noise() {
    SplittableRandom random = new SplittableRandom(3);
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1200; i++) {
      image.setRGB(i % 40, i / 40, random.nextInt(1 << 24));
    }
    return image;
  }

  private static byte[] sixteenBits() {
    return Pictures.encoded(new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY), "png");
  }

  /** A PNG with another chunk behind its header. */
  private static byte[] withChunk(byte[] png, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    chunk.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    ByteBuffer whole = ByteBuffer.allocate(png.length + chunk.capacity());
    return whole.put(png, 0, 33).put(chunk.array()).put(png, 33, png.length - 33).array();
  }

  /** A PNG whose header claims another size. */
  private static byte[] ofSize(int width, int height) {
    byte[] png = png();
    ByteBuffer bytes = ByteBuffer.wrap(png);
    bytes.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    bytes.putInt(29, (int) crc.getValue());
    return png;
  }

  /** A JPEG whose header has another value at the place behind that of its frame. */
  private static byte[] withFrame(int place, int value) {
    byte[] jpeg = jpeg();
    for (int at = 2; ; at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff))) {
      if ((jpeg[at + 1] & 0xff) == 0xc0) {
        jpeg[at + place] = (byte) value;
        return jpeg;
      }
    }
  }

  private static byte[] flipped(byte[] file, int at) {
    byte[] flipped = file.clone();
    flipped[at] ^= 0x55;
    return flipped;
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) {
    return switch (name) {
      case "nothing" -> new byte[0];
      case "one byte" -> new byte[1];
      case "zeros" -> new byte[1000];
      case "text" -> text("this is no picture");
      case "html" -> text("<html><img src='x.png'></html>");
      case "webp" -> text("RIFF\0\0\0\0WEBPVP8 ");
      case "png, half" -> half(png());
      case "png, only its signature" -> Arrays.copyOf(png(), 8);
      case "png, only its header" -> Arrays.copyOf(png(), 33);
      case "png, without its end" -> Arrays.copyOf(png(), png().length - 12);
      case "png, damaged pixels" -> flipped(png(), 60);
      case "png, 16 bits" -> sixteenBits();
      case "png, animated" -> withChunk(png(), "acTL", new byte[8]);
      case "png, huge" -> ofSize(60_000, 60_000);
      case "png, huge without bound" -> ofSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
      case "png, no pixels" -> ofSize(0, 10);
      case "png, other size" -> ofSize(41, 300);
      case "jpeg, half" -> half(jpeg());
      case "jpeg, only its signature" -> Arrays.copyOf(jpeg(), 3);
      case "jpeg, without its end" -> Arrays.copyOf(jpeg(), jpeg().length - 2);
      case "jpeg, cmyk" -> withFrame(9, 4);
      case "jpeg, 12 bits" -> withFrame(4, 12);
      case "gif, half" -> half(Pictures.encoded(noise(), "gif"));
      case "bmp, half" -> half(Pictures.encoded(noise(), "bmp"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing|is empty",
        "one byte|is no picture",
        "zeros|is no picture",
        "text|is no picture in PNG, JPEG, GIF or BMP",
        "html|is no picture",
        "webp|is no picture",
        "png, half|is cut off",
        "png, only its signature|is cut off",
        "png, only its header|is cut off",
        "png, without its end|is cut off",
        "png, damaged pixels|is",
        "png, 16 bits|has 16 bits a sample, not 8",
        "png, animated|is animated",
        "png, huge|has 60000 × 60000 pixels, more than 100000",
        "png, huge without bound|has 2147483647 × 2147483647 pixels, more than 100000",
        "png, no pixels|is",
        "png, other size|is",
        "jpeg, half|is cut off",
        "jpeg, only its signature|is",
        "jpeg, without its end|is cut off",
        "jpeg, cmyk|is in CMYK, not in RGB",
        "jpeg, 12 bits|has 12 bits a sample, not 8",
        "gif, half|is",
        "bmp, half|is"
      })
  void badPicturesAreTold(String name, String fault) {
    byte[] file = file(name);
    assertThatThrownBy(() -> PictureDecoder.decode(file, FORM))
        .isInstanceOfSatisfying(
            BadPicture.class, e -> assertThat(e.fault()).startsWith(fault).hasSizeLessThan(200));
  }

  @Test
  void allBadPicturesAreToldAtOnceWithTheirNamesAndCounts() {
    Pictures.write(folder.resolve("cat/good.png"), png());
    Pictures.write(folder.resolve("dog/good.jpg"), jpeg());
    for (int i = 0; i < 25; i++) {
      Pictures.write(folder.resolve("dog/" + (10 + i) + ".png"), i < 20 ? text("x") : new byte[0]);
    }
    String path = "path = \"" + folder + "\"";
    assertThatThrownBy(() -> ImageStudies.read(path))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("25 of 27 pictures cannot be used")
        .hasMessageContaining("20 is no picture")
        .hasMessageContaining("5 is empty")
        .hasMessageContaining("dog/10.png is no picture")
        .hasMessageContaining("And 5 more.")
        .hasMessageContaining("data.bad-images to skip");
    KeyedDataset read = ImageStudies.read(path + ", bad-images = skip");
    assertThat(read.dataset().rows()).isEqualTo(2);
    assertThat(read.profile().warnings())
        .singleElement()
        .asString()
        .contains("25 of 27 pictures are left out");
  }

  @Test
  void picturesOfOtherSizesAndColoursAreToldWhateverIsSkipped() {
    Pictures.write(folder.resolve("a/1.png"), Pictures.encoded(Pictures.grey(4, 4), "png"));
    Pictures.write(folder.resolve("a/2.png"), Pictures.encoded(Pictures.plain(4, 4, 99), "png"));
    Pictures.write(folder.resolve("b/3.png"), Pictures.encoded(Pictures.grey(5, 4), "png"));
    String path = "path = \"" + folder + "\", bad-images = skip";
    assertThatThrownBy(() -> ImageStudies.read(path))
        .hasMessageContaining("a/2.png is in colour, but a/1.png is grey; set data.colour")
        .hasMessageContaining("b/3.png is 4 × 5, but a/1.png is 4 × 4; set data.height");
    assertThat(ImageStudies.read(path + ", colour = grey, height = 4, width = 4").dataset().rows())
        .isEqualTo(3);
  }

  @Test
  void foldersWithoutPicturesOrClassesAreTold() {
    String path = "path = \"" + folder + "\"";
    assertThatThrownBy(() -> ImageStudies.read(path)).hasMessageContaining("no pictures");
    Pictures.write(folder.resolve("only/1.png"), text("x"));
    assertThatThrownBy(() -> ImageStudies.read(path + ", bad-images = skip"))
        .hasMessageContaining("1 of 1 pictures cannot be used");
    Pictures.write(folder.resolve("1.png"), png());
    assertThatThrownBy(() -> ImageStudies.read(path))
        .hasMessageContaining("beside the folders of the classes, such as 1.png");
  }

  private static byte[] idx(int magic, int[] shape, int bytes) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(magic);
      for (int size : shape) {
        out.writeInt(size);
      }
      for (int i = 0; i < bytes; i++) {
        out.writeByte(i % 2);
      }
    }
    return all.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(bytes);
    }
    return all.toByteArray();
  }

  private void requireBad(byte[] images, byte[] labels, String fault) {
    Path path = Pictures.write(folder.resolve("x-images-idx3-ubyte"), images);
    Pictures.write(folder.resolve("x-labels-idx1-ubyte"), labels);
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + path + "\""))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("x-");
  }

  @Test
  void badIdxFilesAreTold() throws IOException {
    byte[] images = idx(0x803, new int[] {4, 2, 2}, 16);
    byte[] labels = idx(0x801, new int[] {4}, 4);
    requireBad(idx(0x803, new int[] {4, 2, 2}, 15), labels, "3 of the 4 rows");
    requireBad(idx(0x803, new int[] {4, 2, 2}, 17), labels, "more in it than the 4 rows");
    requireBad(idx(0x803, new int[] {1 << 30, 2, 2}, 16), labels, "4 of the 1,073,741,824 rows");
    requireBad(idx(0x803, new int[] {4, 1 << 20, 1 << 20}, 16), labels, "1048576 × 1048576");
    requireBad(idx(0x803, new int[] {4, 0, 2}, 0), labels, "the size 0");
    requireBad(idx(0xd03, new int[] {4, 2, 2}, 64), labels, "has no pictures");
    requireBad(new byte[0], labels, "is empty");
    requireBad(idx(0x803, new int[] {0, 2, 2}, 0), labels, "has no rows");
    requireBad(images, new byte[0], "is empty");
    requireBad(images, idx(0x801, new int[] {0}, 0), "has no rows");
    requireBad(packed(new byte[0]), labels, "is cut off");
    requireBad(labels, labels, "has no pictures");
    requireBad(text("P5 2 2 255"), labels, "is no IDX file");
    requireBad(new byte[2], labels, "is cut off");
    requireBad(images, images, "3 dimensions");
    requireBad(images, idx(0x801, new int[] {3}, 3), "3 labels for the 4 pictures");
    requireBad(images, idx(0x801, new int[] {4}, 2), "2 of the 4 rows");
    byte[] gzip = packed(images);
    requireBad(Arrays.copyOf(gzip, gzip.length - 12), labels, "x-images");
    requireBad(images, idx(0x801, new int[] {4}, 0), "0 of the 4 rows");
  }

  @Test
  void batchesOfCifarThatAreCutOffAndListsWithoutPathsAreTold() {
    Path batch = Pictures.write(folder.resolve("data_batch_1.bin"), new byte[4000]);
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + batch + "\""))
        .hasMessageContaining("data_batch_1.bin: is cut off in record 2");
    Path list = Pictures.write(folder.resolve("l.csv"), text("image,label\nnone.png,a\nx.png,b\n"));
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + list + "\""))
        .hasMessageContaining("none.png does not exist");
    Pictures.write(folder.resolve("l.csv"), text("image,label\n,a\n"));
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + list + "\""))
        .hasMessageContaining("there is no path");
    assertThatThrownBy(() -> ImageStudies.read("path = \"" + list + "\", image = file"))
        .hasMessageContaining("there is no column \"file\"");
  }
}
