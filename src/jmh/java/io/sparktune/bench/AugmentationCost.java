package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.data.FittedScale;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.images.augment.ImageAugmentation;
import io.sparktune.data.images.augment.ImageAugmenter;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.space.Values;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Prints the CPU microseconds that each augmentation takes for a picture, by size: the median of
 * rounds.
 */
public final class AugmentationCost {

  private static final int ROUNDS = 9;
  private static final int BATCH = 64;
  private static final long PIXELS_OF_A_ROUND = 6_000_000;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final List<ImageSize> SIZES =
      List.of(new ImageSize(1, 28, 28), new ImageSize(3, 32, 32), new ImageSize(3, 224, 224));
  private static final List<String> CHANGES =
      List.of(
          "horizontal-flip.probability = 1",
          "vertical-flip.probability = 1",
          "shift { probability = 1, strength = 0.1 }",
          "crop { probability = 1, padding = 4 }",
          "rotation { probability = 1, degrees = 10 }",
          "scale { probability = 1, strength = 0.1 }",
          "shear { probability = 1, degrees = 10 }",
          "brightness { probability = 1, strength = 0.2 }",
          "contrast { probability = 1, strength = 0.2 }",
          "saturation { probability = 1, strength = 0.2 }",
          "noise { probability = 1, strength = 0.05 }",
          "cut-out { probability = 1, size = 0.25 }",
          "mixup { probability = 1, alpha = 0.2 }",
          "rand-augment { operations = 2, magnitude = 10 }");

  private AugmentationCost() {}

  public static void main(String[] arguments) {
    System.out.println("change," + String.join(",", SIZES.stream().map(String::valueOf).toList()));
    for (String change : CHANGES) {
      StringBuilder line = new StringBuilder(change.replaceAll("[ .{].*", ""));
      for (ImageSize size : SIZES) {
        line.append(String.format(Locale.ROOT, ",%.2f", micros(settings(change), size)));
      }
      System.out.println(line);
    }
  }

  private static ImageAugmentation settings(String change) {
    StudyFile file =
        StudyFile.read(
            "augment.conf",
            "study.goal = \"maximize accuracy\"\ndata { kind = images, path = x }\naugment {\n"
                + change
                + "\n}",
            List.of(),
            Set.of());
    return (ImageAugmentation) file.trialSettings().apply(new Values(Map.of())).augmentation();
  }

  private static double micros(ImageAugmentation settings, ImageSize size) {
    ImageAugmenter augmenter =
        new ImageAugmenter(
            settings, size, Collections.nCopies(size.channels(), new FittedScale(0, 255)));
    SplittableRandom random = new SplittableRandom(1);
    float[] pictures = new float[BATCH * size.bytes()];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = random.nextInt(256) / 255f;
    }
    int[] order = new int[BATCH];
    Arrays.setAll(order, i -> i);
    float[] targets = new float[10 * BATCH];
    int batches = (int) Math.max(1, PIXELS_OF_A_ROUND / pictures.length);
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpuNanos();
      for (int batch = 0; batch < batches; batch++) {
        augmenter.change(
            new TrainingRows(
                random.nextLong(), order, 0, BATCH, List.of(pictures), targets, new float[0]));
      }
      rounds[round] = (cpuNanos() - begin) / (NANOS_PER_MICRO * batches * BATCH);
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
