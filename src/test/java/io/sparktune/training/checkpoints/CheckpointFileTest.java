package io.sparktune.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.settings.Sha256;
import io.sparktune.training.TestData;
import io.sparktune.training.TestPlans;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.FoldAssignment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CheckpointFileTest {

  private static final TrialSettings PLAN = TestPlans.base().plan();
  private static final CheckpointKey KEY = key(TestData.assignment(2, 7), PLAN, 2);
  private static final FoldState STATE =
      new FoldState(
          5,
          new NetworkState(
              75,
              new float[] {1.5f, -0f, Float.MIN_VALUE, Float.intBitsToFloat(0x7fc00001)},
              new float[] {3, 4}),
          4,
          new float[] {0.25f, 0.75f, 1},
          3,
          Double.NaN,
          123_456_789_012L,
          42);

  @Test
  void aStateComesBackToTheLastBit() throws Exception {
    FoldState read = read(file());
    assertThat(read.epoch()).isEqualTo(5);
    assertThat(read.network().iterations()).isEqualTo(75);
    assertThat(bits(read.network().parameters())).isEqualTo(bits(STATE.network().parameters()));
    assertThat(read.network().updater()).isEqualTo(new float[] {3, 4});
    assertThat(read.best()).isEqualTo(4);
    assertThat(read.bestOutputs()).isEqualTo(new float[] {0.25f, 0.75f, 1});
    assertThat(read.improved()).isEqualTo(3);
    assertThat(read.improvedScore()).isNaN();
    assertThat(read.fitNanos()).isEqualTo(123_456_789_012L);
    assertThat(read.scoreNanos()).isEqualTo(42);
  }

  @Test
  void theLengthIsKnownBeforehand() throws Exception {
    assertThat(file()).hasSize(CheckpointFile.bytes(STATE.size()));
    assertThatThrownBy(() -> CheckpointFile.bytes(new FoldState.Size(1 << 28, 1 << 29, 0)))
        .isInstanceOf(BadCheckpoint.class)
        .hasMessageStartingWith("it would have 32212");
  }

  @Test
  void aFileThatEndsEarlyIsRefusedWhereverItEnds() throws Exception {
    byte[] file = file();
    for (int length = 0; length < file.length; length++) {
      byte[] beginning = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(beginning)).isInstanceOf(BadCheckpoint.class);
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1)))
        .hasMessage("its checksum does not fit: it is damaged");
  }

  @Test
  void aFileWithOneWrongBitIsRefusedWhicheverItIs() throws Exception {
    byte[] file = file();
    for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> read(damaged)).isInstanceOf(BadCheckpoint.class);
    }
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    byte[] other = file();
    other[0]++;
    assertThatThrownBy(() -> read(other)).hasMessage("not a checkpoint, or a truncated one");
    byte[] later = file();
    later[Long.BYTES]++;
    assertThatThrownBy(() -> read(later)).hasMessage("its version is 3, not 2");
    byte[] damaged = file();
    damaged[damaged.length - 10]++;
    assertThatThrownBy(() -> read(damaged)).hasMessage("its checksum does not fit: it is damaged");
  }

  @Test
  void anotherFoldsCheckpointIsRefused() throws Exception {
    FoldAssignment assignment = TestData.assignment(2, 7);
    refuses(key(TestData.assignment(1, 7), PLAN, 2), "its fold is 2, not 1");
    refuses(
        key(TestData.assignment(2, 8), PLAN, 2),
        "its seed is " + KEY.seed() + ", not " + TestData.assignment(2, 8).seed());
    refuses(
        key(
            assignment,
            TestPlans.base().with(new TrainingSettings(3, 32, 0, 0, Engine.AUTO)).plan(),
            2),
        "its digest of the plan is ");
    refuses(key(assignment, PLAN, 1), "its digest of the preparation is ");
    refuses(
        new CheckpointKey(4, 2, KEY.seed(), KEY.plan(), KEY.preparation(), KEY.natives()),
        "its trial is 3, not 4");
    refuses(
        new CheckpointKey(
            3, 2, KEY.seed(), KEY.plan(), KEY.preparation(), Sha256.of("other natives")),
        "its digest of the natives is " + KEY.natives());
    assertThatThrownBy(() -> CheckpointFile.read(file(), KEY, 6, STATE.size()))
        .isInstanceOf(BadCheckpoint.class)
        .hasMessage("its epoch is 5, not 6");
  }

  @Test
  void aNetworkOfAnotherSizeIsRefusedBeforeMemoryIsTaken() throws Exception {
    byte[] file = file();
    assertThatThrownBy(
            () -> CheckpointFile.read(file, KEY, 5, new FoldState.Size(Integer.MAX_VALUE, 2, 3)))
        .isInstanceOf(BadCheckpoint.class)
        .hasMessage("its number of parameters is 4, not 2147483647");
    assertThatThrownBy(() -> CheckpointFile.read(file, KEY, 5, new FoldState.Size(4, 0, 3)))
        .hasMessage("its number of values of the updater is 2, not 0");
    assertThatThrownBy(() -> CheckpointFile.read(file, KEY, 5, new FoldState.Size(4, 2, 0)))
        .hasMessage("its number of outputs is 3, not 0");
  }

  private static void refuses(CheckpointKey key, String message) {
    assertThatThrownBy(() -> CheckpointFile.read(file(), key, 5, STATE.size()))
        .isInstanceOf(BadCheckpoint.class)
        .hasMessageStartingWith(message);
  }

  private static List<Integer> bits(float[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> Float.floatToRawIntBits(values[i]))
        .toList();
  }

  private static byte[] file() throws BadCheckpoint {
    return CheckpointFile.write(KEY, STATE);
  }

  private static FoldState read(byte[] bytes) throws BadCheckpoint {
    return CheckpointFile.read(bytes, KEY, 5, STATE.size());
  }

  private static CheckpointKey key(
      FoldAssignment assignment, TrialSettings plan, int preparedFold) {
    var circles = TestData.circles();
    int[] rows = TestData.folds(circles).folds().get(preparedFold).trainRows();
    return CheckpointKey.of(
        assignment.trial(),
        assignment.fold(),
        List.of(plan),
        circles.fit(rows, plan.preparation()));
  }
}
