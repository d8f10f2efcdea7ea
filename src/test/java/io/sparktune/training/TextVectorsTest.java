package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.text.TextCells;
import io.sparktune.data.text.TextDataset;
import io.sparktune.model.BadConfiguration;
import io.sparktune.space.Values;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings that begin with the vectors of a file. */
final class TextVectorsTest {

  private static final int SIZE = 3;
  private static final List<String> TEXTS =
      List.of("good good film", "good film", "bad film", "bad");
  private static final int[] ROWS = {0, 1, 2, 3};

  /** Padding, unknown, and film, good and bad of the rows with rare of the file. */
  private static final int VOCABULARY = 6;

  @TempDir private static Path folder;

  @BeforeAll
  static void useOneNativeThread() throws IOException {
    NativeThreads.use(1);
    Files.writeString(folder.resolve("vectors.txt"), "rare .25 .5 .75\nfilm 4 5 6\n");
  }

  private static TrainingRun run(String network) {
    StudyFile file =
        StudyFile.read(
            "fold.conf",
            """
            study.goal = "maximize accuracy"
            data { kind = text, path = x, text = review, target = label }
            prepare { min-count = 1, vectors = "%s" }
            model { kind = bag, %s }
            training { epochs = 2, batch-size = 2, learning-rate = 0.1 }
            """
                .formatted(folder.resolve("vectors.txt"), network),
            List.of(),
            Set.of());
    TrialSettings plan = file.trialSettings().apply(new Values(Map.of()));
    TextDataset data =
        new TextDataset(
            List.of(TextCells.of("review", ROWS.length, TEXTS::get)),
            new TableDataset(
                Table.ofRows(ROWS.length),
                ClassTarget.of("label", List.of("a", "b"), new int[] {0, 0, 1, 1})));
    PreparedData prepared = PreparedData.of(data, data.fit(ROWS, plan.preparation()));
    return new TrainingRun(prepared, ROWS, List.of(new Stage(plan, 11)), 2);
  }

  /** The vector of a token by its id. */
  private static float[] vector(TrainingRun run, int id) {
    float[] weights = run.state().parameters();
    float[] vector = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      vector[i] = weights[i * VOCABULARY + id];
    }
    return vector;
  }

  @Test
  void wordsOfTheFileBeginWithTheirVectorsAndTrain() {
    try (TrainingRun run = run("embedding = 3")) {
      assertThat(vector(run, 2)).as("film").containsExactly(4, 5, 6);
      assertThat(vector(run, 5)).as("rare, in no row").containsExactly(.25f, .5f, .75f);
      float[] drawn = vector(run, 3);
      assertThat(drawn).as("good, not in the file").isNotEqualTo(new float[SIZE]);
      run.epoch(1);
      assertThat(vector(run, 2)).isNotEqualTo(new float[] {4, 5, 6});
      assertThat(vector(run, 3)).isNotEqualTo(drawn);
      assertThat(vector(run, 5)).containsExactly(.25f, .5f, .75f);
    }
  }

  @Test
  void frozenVectorsStay() {
    try (TrainingRun run = run("embedding = 3, freeze-embedding = true")) {
      float[] before = run.state().parameters();
      run.epoch(1);
      float[] after = run.state().parameters();
      int embedding = VOCABULARY * SIZE;
      assertThat(Arrays.copyOf(after, embedding)).isEqualTo(Arrays.copyOf(before, embedding));
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void anotherSizeIsRefused() {
    assertThatThrownBy(() -> run("embedding = 4"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "model.embedding is 4, but the vectors of %s have 3 numbers; set it to 3"
                .formatted(folder.resolve("vectors.txt")));
  }
}
