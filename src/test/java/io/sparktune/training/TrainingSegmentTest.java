package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.table.TableDataset;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldOutcome.Failed;
import io.sparktune.trial.FoldOutcome.Paused;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.FoldOutcome.Stopped;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Folds of six epochs between gates. */
final class TrainingSegmentTest {

  private static final SegmentSettings EVERY_EPOCH = new SegmentSettings(1, 0);
  private static final SegmentSettings AT_PAUSES = TestData.NO_CHECKPOINTS;

  private final TableDataset circles = TestData.circles();
  private final KeptInMemory store = new KeptInMemory();
  private final ScriptedGate open = new ScriptedGate(epoch -> EpochDecision.GO_ON);
  private TestPlans plans =
      TestPlans.base().withEverythingRandom().with(new TrainingSettings(6, 36, 0, 0, Engine.AUTO));

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @Test
  void theGateHearsEveryEpochButTheLastWhichTheResultTells() {
    FoldResult result = train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(open.epochs())
        .containsExactly(List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
    assertThat(open.kept()).containsOnly(Checkpoint.NONE);
    assertThat(result.epochs()).extracting(EpochScore::epoch).containsExactly(6);
    assertThat(store.size()).isZero();
  }

  @Test
  void theLastEpochOfAnEarlyStopIsToldByTheResultToo() {
    plans = plans.with(new TrainingSettings(40, 36, 2, 0.5, Engine.AUTO));
    FoldResult result = train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(scored(result).epochs()).isEqualTo(3);
    assertThat(open.epochs()).containsExactly(List.of(1), List.of(2));
    assertThat(result.epochs()).extracting(EpochScore::epoch).containsExactly(3);
  }

  @Test
  void aClosedGateIsNotEvenBuiltFor() {
    plans = plans.with(List.of(3), "rleu");
    EpochCallback closed =
        new EpochCallback() {
          @Override
          public boolean isOpen() {
            return false;
          }

          @Override
          public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
            throw new AssertionError("nothing was trained");
          }
        };
    FoldResult result = train(AT_PAUSES, stretch(2, new Checkpoint(1, 4), 6), closed);
    assertThat(result.outcome()).isEqualTo(new Stopped(4, 0, 0));
    assertThat(result.epochs()).isEmpty();
  }

  @Test
  void aStopAfterAnEpochIsTheLastOfIt() {
    for (int last = 1; last <= 5; last++) {
      int end = last;
      ScriptedGate gate =
          new ScriptedGate(e -> e == end ? EpochDecision.STOP : EpochDecision.GO_ON);
      FoldResult result = train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), gate);
      assertThat(result.outcome()).isInstanceOf(Stopped.class);
      assertThat(((Stopped) result.outcome()).epochs()).isEqualTo(last);
      assertThat(gate.epochs()).hasSize(last);
      assertThat(result.epochs()).isEmpty();
    }
  }

  @Test
  void aFoldPausedByItsAssignmentGoesOnAnywhere() {
    Scored unbroken = unbroken();
    FoldResult first = train(AT_PAUSES, stretch(1, Checkpoint.NONE, 3), open);
    assertThat(paused(first).kept()).isEqualTo(new Checkpoint(1, 3));
    assertThat(open.epochs()).containsExactly(List.of(1), List.of(2));
    assertThat(first.epochs()).extracting(EpochScore::epoch).containsExactly(3);
    ScriptedGate gate = new ScriptedGate(epoch -> EpochDecision.GO_ON);
    FoldResult second =
        train(AT_PAUSES, stretch(2, paused(first).kept(), FoldAssignment.END), gate);
    assertThat(gate.epochs()).containsExactly(List.of(4), List.of(5));
    assertThat(gate.kept()).containsOnly(new Checkpoint(1, 3));
    requireTheSame(second, unbroken);
    assertThat(scored(second).fitMillis()).isGreaterThanOrEqualTo(paused(first).fitMillis());
    assertThat(scored(second).scoreMillis()).isGreaterThanOrEqualTo(paused(first).scoreMillis());
  }

  @Test
  void aFoldThatIsOverWhereItWasToPauseIsScored() {
    assertThat(scored(train(AT_PAUSES, stretch(1, Checkpoint.NONE, 6), open)).epochs())
        .isEqualTo(6);
    assertThat(store.size()).isZero();
  }

  @Test
  void aFoldPausedByTheGateGoesOnAnywhere() {
    Scored unbroken = unbroken();
    ScriptedGate gate = new ScriptedGate(e -> e == 2 ? EpochDecision.PAUSE : EpochDecision.GO_ON);
    FoldResult first = train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), gate);
    assertThat(paused(first).kept()).isEqualTo(new Checkpoint(1, 2));
    assertThat(first.epochs()).isEmpty();
    requireTheSame(
        train(AT_PAUSES, stretch(2, paused(first).kept(), FoldAssignment.END), open), unbroken);
  }

  @Test
  void scoresThatNobodyHeardAreToldAgain() {
    ScriptedGate gate = new ScriptedGate(e -> e < 3 ? EpochDecision.UNHEARD : EpochDecision.GO_ON);
    train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), gate);
    assertThat(gate.epochs())
        .containsExactly(List.of(1), List.of(1, 2), List.of(1, 2, 3), List.of(4), List.of(5));
    FoldResult alone =
        train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), EpochCallback.open());
    assertThat(alone.epochs()).extracting(EpochScore::epoch).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void theGateMayBeAskedAfterSomeEpochsOnly() {
    train(new SegmentSettings(2, 0), stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(open.epochs()).containsExactly(List.of(1, 2), List.of(3, 4));
    assertThat(open.kept()).containsExactly(new Checkpoint(1, 2), new Checkpoint(1, 4));
  }

  @Test
  void shortEpochsAreToldTogether() {
    SegmentSettings hourly = new SegmentSettings(1, 3_600_000, SegmentSettings.NEVER);
    FoldResult result = train(hourly, stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(open.epochs()).containsExactly(List.of(1));
    assertThat(result.epochs()).extracting(EpochScore::epoch).containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void aNewCheckpointIsToldAtOnce() {
    SegmentSettings hourly = new SegmentSettings(1, 3_600_000, 0);
    train(hourly, stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(open.kept()).extracting(Checkpoint::epoch).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void checkpointsAreKeptWhenTheyAreDueAndTold() {
    Scored unbroken = unbroken();
    train(EVERY_EPOCH, stretch(1, Checkpoint.NONE, FoldAssignment.END), open);
    assertThat(open.kept()).extracting(Checkpoint::epoch).containsExactly(1, 2, 3, 4, 5);
    for (int epoch = 1; epoch <= 5; epoch++) {
      requireTheSame(
          train(AT_PAUSES, stretch(2, new Checkpoint(1, epoch), FoldAssignment.END), open),
          unbroken);
    }
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsLeftOut() {
    ScriptedGate gate =
        new ScriptedGate(
            epoch -> {
              if (epoch == 2) {
                store.breakDown(new IOException("the disk is full"));
              }
              return EpochDecision.GO_ON;
            });
    Scored unbroken = unbroken();
    requireTheSame(
        train(EVERY_EPOCH, stretch(1, Checkpoint.NONE, FoldAssignment.END), gate), unbroken);
    assertThat(gate.kept()).extracting(Checkpoint::epoch).containsExactly(1, 2, 2, 2, 2);
  }

  @Test
  void aPauseThatCannotBeKeptCostsTimeOnly() {
    Scored unbroken = unbroken();
    store.breakDown(new SocketTimeoutException("no answer"));
    FoldResult first = train(EVERY_EPOCH, stretch(1, Checkpoint.NONE, 3), open);
    assertThat(paused(first).kept()).isEqualTo(new Checkpoint(1, 3));
    assertThat(first.epochs()).extracting(EpochScore::epoch).containsExactly(3);
    FoldResult second =
        train(EVERY_EPOCH, stretch(2, paused(first).kept(), FoldAssignment.END), open);
    requireTheSame(second, unbroken);
    assertThat(second.epochs()).extracting(EpochScore::epoch).containsExactly(6);
  }

  @Test
  void anInterruptionWithinAWriteStopsTheFold() {
    store.breakDown(new InterruptedIOException());
    assertThatThrownBy(
            () -> train(EVERY_EPOCH, stretch(1, Checkpoint.NONE, FoldAssignment.END), open))
        .isInstanceOf(CancellationException.class)
        .hasMessage("stopped after epoch 1");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void withoutAGoodCheckpointTheFoldBeginsAnewAndTellsNothingTwice() throws IOException {
    Scored unbroken = unbroken();
    train(AT_PAUSES, stretch(1, Checkpoint.NONE, 3), open);
    byte[] good = store.read(3, 0, new Checkpoint(1, 3), Integer.MAX_VALUE);
    for (byte[] bad : List.of(new byte[0], Arrays.copyOf(good, 200), flipped(good, 500))) {
      store.write(3, 0, new Checkpoint(1, 3), bad);
      ScriptedGate gate = new ScriptedGate(epoch -> EpochDecision.GO_ON);
      FoldResult result =
          train(EVERY_EPOCH, stretch(2, new Checkpoint(1, 3), FoldAssignment.END), gate);
      requireTheSame(result, unbroken);
      assertThat(gate.epochs()).containsExactly(List.of(4), List.of(5));
      assertThat(gate.kept()).containsExactly(new Checkpoint(2, 4), new Checkpoint(2, 5));
    }
    ScriptedGate gate = new ScriptedGate(epoch -> EpochDecision.GO_ON);
    Checkpoint missing = new Checkpoint(7, 4);
    requireTheSame(train(AT_PAUSES, stretch(8, missing, FoldAssignment.END), gate), unbroken);
    assertThat(gate.kept()).containsExactly(Checkpoint.NONE);
  }

  @Test
  void anotherTrialsCheckpointIsNotGoneOnFrom() {
    train(AT_PAUSES, stretch(1, Checkpoint.NONE, 3), open);
    plans = plans.with(new TrainingSettings(6, 32, 0, 0, Engine.AUTO));
    requireTheSame(
        train(AT_PAUSES, stretch(2, new Checkpoint(1, 3), FoldAssignment.END), open), unbroken());
  }

  @Test
  void aGateThatThrowsIsAnErrorInTheCode() {
    ScriptedGate gate =
        new ScriptedGate(
            epoch -> {
              throw new IllegalStateException("no such trial");
            });
    FoldOutcome outcome =
        train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), gate).outcome();
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).kind()).isEqualTo(FailureKind.CODE_ERROR);
    assertThat(((Failed) outcome).message()).contains("no such trial");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new SegmentSettings(0, 0))
        .hasMessage("the gate hears of every 0 epochs");
    assertThatThrownBy(() -> new SegmentSettings(1, -1, 0))
        .hasMessageContaining("the gate hears scores every -1 ms");
    assertThatThrownBy(() -> new SegmentSettings(1, -1))
        .hasMessage("a checkpoint is written every -1 ms");
  }

  private Scored unbroken() {
    return scored(
        train(AT_PAUSES, stretch(1, Checkpoint.NONE, FoldAssignment.END), EpochCallback.open()));
  }

  private FoldResult train(
      SegmentSettings settings, FoldAssignment assignment, EpochCallback gate) {
    return new FoldTraining(
            circles,
            TestData.folds(circles),
            TestData.ACCURACY,
            TestData.measured(circles),
            settings)
        .train(assignment, plans.plans(), gate, store, "host", "1");
  }

  private static FoldAssignment stretch(int attempt, Checkpoint from, int pauseAfter) {
    FoldAssignment whole = TestData.assignment(0, 1);
    return new FoldAssignment(whole.trial(), whole.fold(), attempt, from, pauseAfter);
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] damaged = bytes.clone();
    damaged[place] ^= 16;
    return damaged;
  }

  private static void requireTheSame(FoldResult result, Scored expected) {
    Scored scored = scored(result);
    assertThat(scored.scores()).isEqualTo(expected.scores());
    assertThat(scored.score()).isEqualTo(expected.score());
    assertThat(scored.epochs()).isEqualTo(expected.epochs());
    assertThat(scored.bestEpoch()).isEqualTo(expected.bestEpoch());
  }

  private static Scored scored(FoldResult result) {
    assertThat(result.outcome()).isInstanceOf(Scored.class);
    return (Scored) result.outcome();
  }

  private static Paused paused(FoldResult result) {
    assertThat(result.outcome()).isInstanceOf(Paused.class);
    return (Paused) result.outcome();
  }
}
