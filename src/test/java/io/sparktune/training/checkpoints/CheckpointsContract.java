package io.sparktune.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.trial.Checkpoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract of all {@link Checkpoints} that keep what is written. */
public abstract class CheckpointsContract {

  private static final Checkpoint AT = new Checkpoint(2, 7);
  private static final int MANY = 1 << 16;

  /** Checkpoints among which there are none yet. */
  protected abstract Checkpoints checkpoints() throws IOException;

  private static byte[] filled(int bytes, int value) {
    byte[] filled = new byte[bytes];
    Arrays.fill(filled, (byte) value);
    return filled;
  }

  @Test
  void bytesAreReadBack() throws IOException {
    Checkpoints checkpoints = checkpoints();
    byte[] bytes = new byte[MANY];
    for (int place = 0; place < bytes.length; place++) {
      bytes[place] = (byte) (place * 31);
    }
    checkpoints.write(3, 1, AT, bytes);

    assertThat(checkpoints.read(3, 1, AT, MANY)).isEqualTo(bytes);
    assertThat(checkpoints.read(3, 1, AT, MANY)).as("once more").isEqualTo(bytes);
  }

  @Test
  void arraysAreNotShared() throws IOException {
    Checkpoints checkpoints = checkpoints();
    byte[] bytes = {1, 2, 3};
    checkpoints.write(3, 1, AT, bytes);
    bytes[0] = 9;
    checkpoints.read(3, 1, AT, 3)[1] = 9;

    assertThat(checkpoints.read(3, 1, AT, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void trialFoldAttemptAndEpochTellCheckpointsApart() throws IOException {
    Checkpoints checkpoints = checkpoints();
    checkpoints.write(1, 12, new Checkpoint(1, 1), new byte[] {1});
    checkpoints.write(11, 2, new Checkpoint(1, 1), new byte[] {2});
    checkpoints.write(1, 12, new Checkpoint(2, 1), new byte[] {3});
    checkpoints.write(1, 12, new Checkpoint(1, 2), new byte[] {4});

    assertThat(checkpoints.read(1, 12, new Checkpoint(1, 1), 1)).containsExactly(1);
    assertThat(checkpoints.read(11, 2, new Checkpoint(1, 1), 1)).containsExactly(2);
    assertThat(checkpoints.read(1, 12, new Checkpoint(2, 1), 1)).containsExactly(3);
    assertThat(checkpoints.read(1, 12, new Checkpoint(1, 2), 1)).containsExactly(4);
  }

  @Test
  void sameNameIsReplaced() throws IOException {
    Checkpoints checkpoints = checkpoints();
    checkpoints.write(3, 1, AT, filled(MANY, 1));
    checkpoints.write(3, 1, AT, new byte[] {5, 6});

    assertThat(checkpoints.read(3, 1, AT, MANY)).containsExactly(5, 6);
  }

  @Test
  void moreBytesThanAllowedAreRefused() throws IOException {
    Checkpoints checkpoints = checkpoints();
    checkpoints.write(3, 1, AT, new byte[10]);

    assertThat(checkpoints.read(3, 1, AT, 10)).hasSize(10);
    assertThatThrownBy(() -> checkpoints.read(3, 1, AT, 9)).isInstanceOf(IOException.class);
    assertThat(checkpoints.read(3, 1, AT, 10)).as("after the refusal").hasSize(10);
  }

  @Test
  void missingCheckpointIsAnError() throws IOException {
    Checkpoints checkpoints = checkpoints();
    assertThatThrownBy(() -> checkpoints.read(3, 1, AT, MANY)).isInstanceOf(IOException.class);

    checkpoints.write(3, 1, AT, new byte[1]);
    for (Checkpoint other : List.of(new Checkpoint(1, 7), new Checkpoint(2, 6))) {
      assertThatThrownBy(() -> checkpoints.read(3, 1, other, MANY)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> checkpoints.read(1, 3, AT, MANY)).isInstanceOf(IOException.class);
  }

  @Test
  void readerSeesOneWholeCheckpoint_whileItIsReplaced() throws Exception {
    Checkpoints checkpoints = checkpoints();
    checkpoints.write(3, 1, AT, filled(MANY, 0));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> writer = thread.submit(() -> replace(checkpoints));
      int reads = 0;
      while (!writer.isDone()) {
        byte[] bytes = checkpoints.read(3, 1, AT, MANY);
        assertThat(bytes).isEqualTo(filled(MANY, bytes[0]));
        reads++;
      }
      assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo(300);
      assertThat(reads).isPositive();
    } finally {
      thread.shutdownNow();
    }
  }

  private static int replace(Checkpoints checkpoints) throws IOException {
    int writes = 0;
    for (; writes < 300; writes++) {
      checkpoints.write(3, 1, AT, filled(MANY, writes % 100));
    }
    return writes;
  }
}
