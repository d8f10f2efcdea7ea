package io.sparktune.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.trial.Checkpoint;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class NoCheckpointsTest {

  private static final Checkpoint AT = new Checkpoint(1, 1);

  @Test
  void nothingCanBeWritten() {
    assertThatThrownBy(() -> Checkpoints.none().write(0, 0, AT, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no place for checkpoints");
  }

  @Test
  void nothingCanBeRead() {
    assertThatThrownBy(() -> Checkpoints.none().read(0, 0, AT, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no place for checkpoints");
  }
}
