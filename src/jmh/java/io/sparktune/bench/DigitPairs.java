package io.sparktune.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/**
 * Makes pictures of two digits beside each other, drawn from MNIST's, with the set of both as their
 * labels: {@code train.csv} of pairs of the training digits and {@code test.csv} of 1,000 of the
 * others. Both digits of a pair are of one of five parts, the column {@code part}, so that no digit
 * is in pairs of two. Arguments: the folder of MNIST's files, a new folder, and the number of
 * training pairs.
 */
public final class DigitPairs {

  private static final int SIDE = 28;
  private static final int PARTS = 5;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  private DigitPairs() {}

  public static void main(String[] arguments) throws IOException {
    Path digits = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    write(digits, "train", folder, "train", Integer.parseInt(arguments[2]));
    write(digits, "t10k", folder, "test", 1_000);
  }

  private static void write(Path digits, String part, Path folder, String name, int pairs)
      throws IOException {
    byte[] images = unpacked(digits.resolve(part + "-images-idx3-ubyte.gz"));
    byte[] labels = unpacked(digits.resolve(part + "-labels-idx1-ubyte.gz"));
    int count = labels.length - LABELS_HEADER;
    SplittableRandom random = new SplittableRandom(1);
    Files.createDirectories(folder.resolve(name));
    StringBuilder table = new StringBuilder("image,digits,part\n");
    for (int number = 0; number < pairs; number++) {
      BufferedImage pair = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      Set<Integer> shown = new TreeSet<>();
      for (int half = 0; half < 2; half++) {
        int digit = number % PARTS + PARTS * random.nextInt(count / PARTS);
        shown.add((int) labels[LABELS_HEADER + digit]);
        for (int i = 0; i < SIDE * SIDE; i++) {
          int pixel = images[IMAGES_HEADER + digit * SIDE * SIDE + i] & 0xff;
          pair.getRaster().setSample(half * SIDE + i % SIDE, i / SIDE, 0, pixel);
        }
      }
      String file = name + "/" + number + ".png";
      if (!ImageIO.write(pair, "png", folder.resolve(file).toFile())) {
        throw new IOException("there is no writer of PNG");
      }
      String set = shown.stream().map(String::valueOf).collect(Collectors.joining(";"));
      table.append(file).append(',').append(set).append(',').append(number % PARTS).append('\n');
    }
    Files.writeString(folder.resolve(name + ".csv"), table);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
