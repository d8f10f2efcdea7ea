package io.sparktune.bench;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes images in the format of MNIST (idx, compressed) as a table with a column for each pixel.
 * Arguments: the file of the images, that of their labels, how many images of each label to write
 * (the first ones), the compressed CSV file to be written.
 */
public final class ImageTable {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private ImageTable() {}

  public static void main(String[] arguments) throws IOException {
    try (DataInputStream images = opened(arguments[0]);
        DataInputStream labels = opened(arguments[1]);
        Writer csv =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[3]))),
                    StandardCharsets.UTF_8))) {
      int rows = count(images, IMAGES, arguments[0]);
      if (count(labels, LABELS, arguments[1]) != rows) {
        throw new IOException(arguments[0] + " and " + arguments[1] + " differ in length");
      }
      int pixels = images.readInt() * images.readInt();
      csv.write("label");
      for (int pixel = 0; pixel < pixels; pixel++) {
        csv.write(",pixel" + pixel);
      }
      csv.write('\n');
      int most = Integer.parseInt(arguments[2]);
      int[] written = new int[256];
      for (int row = 0; row < rows; row++) {
        byte[] image = images.readNBytes(pixels);
        int label = labels.readUnsignedByte();
        if (written[label] < most) {
          written[label]++;
          csv.write(Integer.toString(label));
          for (byte pixel : image) {
            csv.write("," + Byte.toUnsignedInt(pixel));
          }
          csv.write('\n');
        }
      }
    }
  }

  private static DataInputStream opened(String file) throws IOException {
    return new DataInputStream(new GZIPInputStream(Files.newInputStream(Path.of(file)), 1 << 16));
  }

  /** How many images or labels there are, from the head of a file. */
  private static int count(DataInputStream bytes, int expected, String file) throws IOException {
    int kind = bytes.readInt();
    if (kind != expected) {
      throw new IOException("%s begins with %#x instead of %#x".formatted(file, kind, expected));
    }
    return bytes.readInt();
  }
}
