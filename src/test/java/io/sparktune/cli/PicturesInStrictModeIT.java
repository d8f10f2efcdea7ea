package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of pictures with all that is random in them, on different numbers of slots. */
final class PicturesInStrictModeIT {

  private static final int COUNT = 48;
  private static final int TRIALS = 4;
  private static final int FOLDS = 12;
  private static final int SIDE = 8;
  private static final int IDX_IMAGES = 0x803;
  private static final int IDX_LABELS = 0x801;

  private static final String STUDY =
      """
      study { name = pictures, goal = "minimize log-loss", strict = true, window = 3 }
      data { kind = images, path = "%s" }
      prepare.scale = standard
      augment {
        horizontal-flip.probability = 0.5, rotation.probability = 0.5, noise.probability = 0.5
        mixup.probability = 0.5
      }
      model { kind = cnn, blocks = 1, filters = 4, batch-normalisation = true, dropout = 0.2 }
      training { epochs = 3, batch-size = 8, learning-rate = { real = [1e-3, 1e-1], scale = log } }
      validation.folds = 3
      search { trials = 4, sampler = { tpe { startup-trials = 2 } } }
      """;

  @TempDir private static Path folder;

  private static StrictStudy study;
  private static StudyFolder one;

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    try (DataOutputStream pixels = new DataOutputStream(images);
        DataOutputStream classes = new DataOutputStream(labels)) {
      for (int header : new int[] {IDX_IMAGES, COUNT, SIDE, SIDE}) {
        pixels.writeInt(header);
      }
      classes.writeInt(IDX_LABELS);
      classes.writeInt(COUNT);
      for (int row = 0; row < COUNT; row++) {
        classes.writeByte(row % 3);
        for (int i = 0; i < SIDE * SIDE; i++) {
          pixels.writeByte(random.nextInt(160) + row % 3 * 40);
        }
      }
    }
    Files.write(folder.resolve("images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve("labels-idx1-ubyte"), labels.toByteArray());
    Files.writeString(
        folder.resolve("pictures.conf"), STUDY.formatted(folder.resolve("images-idx3-ubyte")));
    study = new StrictStudy(folder, "pictures");
    one = study.on(1);
  }

  @Test
  void fourSlotsGiveTheTrialsTheFoldsAndTheModelOfOne() throws Exception {
    StrictStudy.requireSame(one, study.on(4), TRIALS, FOLDS);
  }

  @Test
  void twoExecutorProcessesDoSo() throws Exception {
    StudyFolder other = study.onTwoProcesses();
    assertThat(other.query("SELECT DISTINCT executor FROM @folds ORDER BY 1"))
        .isEqualTo(List.of("0", "1"));
    StrictStudy.requireSame(one, other, TRIALS, FOLDS);
  }
}
