package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of texts with all that is random in them, on different numbers of slots. */
final class TextsInStrictModeIT {

  private static final int COUNT = 60;
  private static final int TRIALS = 4;
  private static final int FOLDS = 12;

  private static final String STUDY =
      """
      study { name = texts, goal = "minimize log-loss", strict = true, window = 3 }
      data { kind = text, path = "%1$s/texts.csv", text = text, target = label }
      prepare { min-count = { choice = [1, 2] }, vectors = "%1$s/vectors.txt" }
      model { kind = attention, embedding = 4, heads = 2, head-size = 3, feed-forward = 6
        dropout = 0.2, dense-dropout = 0.2 }
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
    StringBuilder rows = new StringBuilder("text,label\n");
    for (int row = 0; row < COUNT; row++) {
      for (int word = random.nextInt(12); word >= 0; word--) {
        rows.append((char) ('a' + random.nextInt(9) + row % 3 * 3)).append(' ');
      }
      rows.append(',').append(row % 3).append('\n');
    }
    Files.writeString(folder.resolve("texts.csv"), rows);
    Files.writeString(folder.resolve("vectors.txt"), "a 1 0 0 0\nb 0 1 0 0\nother 0 0 1 0\n");
    Files.writeString(folder.resolve("texts.conf"), STUDY.formatted(folder));
    study = new StrictStudy(folder, "texts");
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
