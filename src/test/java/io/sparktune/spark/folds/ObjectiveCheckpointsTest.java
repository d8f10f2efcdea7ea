package io.sparktune.spark.folds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.objective.KeptState;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of an objective's own bytes, which the executor that continues a trial reads. */
final class ObjectiveCheckpointsTest {

  private static final String SETTINGS = "ab".repeat(32);
  private static final Checkpoint KEPT = new Checkpoint(1, 4);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("state");
  }

  private ObjectiveCheckpoints checkpoints(String settings) {
    Checkpoints oneFile =
        new Checkpoints() {
          @Override
          public void write(int trial, int fold, Checkpoint at, byte[] bytes) throws IOException {
            Files.write(file(), bytes);
          }

          @Override
          public byte[] read(int trial, int fold, Checkpoint at, int mostBytes) throws IOException {
            return Files.readAllBytes(file());
          }
        };
    return new ObjectiveCheckpoints(oneFile, settings);
  }

  private static FoldAssignment assignment(long seed, Checkpoint from) {
    Trial trial = new Trial(3, new Values(Map.of("x", 0.5)), seed);
    return new FoldAssignment(trial, 0, 2, from, FoldAssignment.END);
  }

  private void write() throws IOException {
    checkpoints(SETTINGS)
        .write(
            assignment(7, Checkpoint.NONE),
            KEPT,
            new KeptState(4, 1500, "weights".getBytes(UTF_8)));
  }

  @Test
  void anotherAttemptReadsWhatWasKept() throws IOException {
    write();

    KeptState state = checkpoints(SETTINGS).read(assignment(7, KEPT));

    assertThat(state.epoch()).isEqualTo(4);
    assertThat(state.millis()).isEqualTo(1500);
    assertThat(state.bytes()).asString(UTF_8).isEqualTo("weights");
  }

  @Test
  void theStateOfAnotherTrialOrEpochOrOfOtherSettingsIsRefused() throws IOException {
    write();

    assertThatThrownBy(() -> checkpoints("cd".repeat(32)).read(assignment(7, KEPT)))
        .hasMessageContaining("another trial's");
    assertThatThrownBy(() -> checkpoints(SETTINGS).read(assignment(8, KEPT)))
        .hasMessageContaining("another trial's");
    assertThatThrownBy(() -> checkpoints(SETTINGS).read(assignment(7, new Checkpoint(1, 5))))
        .hasMessageContaining("of another epoch");
  }

  @Test
  void aFileThatLacksOrChangesAByteIsRefused() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    for (int place = 0; place < whole.length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 1;
      Files.write(file(), damaged);
      assertThatThrownBy(() -> checkpoints(SETTINGS).read(assignment(7, KEPT)))
          .as("byte " + place)
          .isInstanceOf(IOException.class);
    }
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> checkpoints(SETTINGS).read(assignment(7, KEPT)))
        .hasMessageContaining("damaged");
  }
}
