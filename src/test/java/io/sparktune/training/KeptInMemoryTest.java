package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.checkpoints.CheckpointsContract;
import io.sparktune.trial.Checkpoint;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The checkpoints of training's tests. */
final class KeptInMemoryTest extends CheckpointsContract {

  @Override
  protected Checkpoints checkpoints() {
    return new KeptInMemory();
  }

  @Test
  void failedWriteKeepsWhatWasThere() throws IOException {
    KeptInMemory checkpoints = new KeptInMemory();
    checkpoints.write(0, 0, new Checkpoint(1, 1), new byte[] {1});
    checkpoints.breakDown(new IOException("the disk is full"));

    assertThatThrownBy(() -> checkpoints.write(0, 0, new Checkpoint(1, 1), new byte[] {2}))
        .hasMessage("the disk is full");
    assertThat(checkpoints.read(0, 0, new Checkpoint(1, 1), 1)).containsExactly(1);
  }
}
