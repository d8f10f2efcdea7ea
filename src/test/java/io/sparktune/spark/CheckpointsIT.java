package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.spark.checkpoints.CheckpointName;
import io.sparktune.spark.checkpoints.CheckpointSweeper;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.SingleFoldFunction;
import io.sparktune.spark.folds.SparkRunner;
import io.sparktune.storage.LostFolder;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsIT {

  private static SparkDriver driver;

  @TempDir private Path folder;
  private HadoopCheckpoints checkpoints;
  private StudyState state;

  @BeforeAll
  static void startSpark() {
    driver = DriverOfTests.local(2);
  }

  @AfterAll
  static void stopSpark() {
    driver.close();
  }

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(folder.resolve("run"));
    checkpoints = driver.checkpoints(folder.resolve("run/checkpoints").toUri().toString());
    state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE)).after(Fixtures.opened(10));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("run/checkpoints"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void keep(int trial, int fold, int attempt, int epoch) throws IOException {
    checkpoints.write(trial, fold, new Checkpoint(attempt, epoch), new byte[] {(byte) epoch});
  }

  @Test
  void whatWasWritten_isReadWhole() throws IOException {
    byte[] bytes = "the network after four epochs".getBytes(StandardCharsets.UTF_8);
    checkpoints.write(7, 2, new Checkpoint(3, 4), bytes);

    assertThat(checkpoints.read(7, 2, new Checkpoint(3, 4), bytes.length)).isEqualTo(bytes);
    assertThat(files()).containsExactly("7-2-3-4.ckpt");
    assertThat(checkpoints.names()).containsExactly(new CheckpointName(7, 2, new Checkpoint(3, 4)));
  }

  @Test
  void studyThatWasRemoved_isNotBroughtBack() throws IOException {
    Files.delete(folder.resolve("run"));

    assertThatThrownBy(() -> keep(7, 2, 3, 4)).isInstanceOf(LostFolder.class);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void writingAgain_replaces() throws IOException {
    keep(7, 2, 3, 4);
    checkpoints.write(7, 2, new Checkpoint(3, 4), new byte[] {1, 2, 3});

    assertThat(checkpoints.read(7, 2, new Checkpoint(3, 4), 10)).containsExactly(1, 2, 3);
    assertThat(files()).containsExactly("7-2-3-4.ckpt");
  }

  @Test
  void moreBytesThanExpected_areNotRead() throws IOException {
    checkpoints.write(0, 0, new Checkpoint(1, 1), new byte[1000]);

    assertThatThrownBy(() -> checkpoints.read(0, 0, new Checkpoint(1, 1), 999))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("0-0-1-1.ckpt has 1000 bytes, more than 999");
    assertThatThrownBy(() -> checkpoints.read(0, 1, new Checkpoint(1, 1), 999))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void otherFiles_areNoCheckpoints() throws IOException {
    assertThat(checkpoints.names()).isEmpty();
    for (String name : List.of(".1-1-1-1.ckpt.5.new", "1-1-0-1.ckpt", "1-1-1.ckpt", "notes")) {
      Files.createDirectories(folder.resolve("run/checkpoints"));
      Files.createFile(folder.resolve("run/checkpoints").resolve(name));
    }
    assertThat(checkpoints.names()).isEmpty();

    checkpoints.deleteUnfinished();
    assertThat(files()).containsExactly("1-1-0-1.ckpt", "1-1-1.ckpt", "notes");
  }

  @Test
  void tasksOfExecutors_writeWhatTheDriverReads() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new KeepingFold(checkpoints))) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(5, 0), DriverOfTests.fold(5, 1)));
      assertThat(told.results(2)).hasSize(2);
    }
    assertThat(files()).containsExactly("5-0-1-1.ckpt", "5-1-1-1.ckpt");
    assertThat(checkpoints.read(5, 1, new Checkpoint(1, 1), 9)).containsExactly(5, 1);
  }

  /** Keeps one checkpoint of its trial's and fold's numbers. */
  private record KeepingFold(HadoopCheckpoints checkpoints) implements SingleFoldFunction {
    @Override
    public FoldResult train(FoldWork work, EpochCallback gate) {
      FoldAssignment fold = work.assignment();
      try {
        int trial = fold.trial().number();
        checkpoints.write(
            trial,
            fold.fold(),
            new Checkpoint(fold.attempt(), 1),
            new byte[] {(byte) trial, (byte) fold.fold()});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Fixtures.scored(fold);
    }
  }

  private void record(CheckpointSweeper sweeper, Event event) {
    state = state.after(event);
    sweeper.recorded(1, event, state);
  }

  private void begin(CheckpointSweeper sweeper, FoldAssignment... folds) {
    record(sweeper, new Event.TrialProposed(Fixtures.NOW, folds[0].trial()));
    for (FoldAssignment fold : folds) {
      start(sweeper, fold);
    }
  }

  private void start(CheckpointSweeper sweeper, FoldAssignment fold) {
    record(
        sweeper,
        new Event.FoldStarted(
            Fixtures.NOW,
            fold.trial().number(),
            fold.fold(),
            fold.attempt(),
            fold.from().epoch(),
            fold.pauseAfter()));
  }

  private void reach(CheckpointSweeper sweeper, FoldAssignment fold, Checkpoint kept)
      throws IOException {
    keep(fold.trial().number(), fold.fold(), kept.attempt(), kept.epoch());
    record(
        sweeper,
        new Event.EpochsScored(
            Fixtures.NOW, fold.trial().number(), fold.fold(), fold.attempt(), List.of(), kept));
  }

  private void finish(CheckpointSweeper sweeper, FoldResult result) {
    record(sweeper, new Event.FoldFinished(Fixtures.NOW, result));
  }

  @Test
  void aLaterCheckpoint_replacesAnEarlierOne_butNotTheOneItsAttemptBeganWith() throws Exception {
    FoldAssignment first = DriverOfTests.fold(0, 0);
    FoldAssignment second =
        new FoldAssignment(first.trial(), 0, 2, new Checkpoint(1, 2), FoldAssignment.END);
    try (CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints)) {
      sweeper.begin();
      begin(sweeper, first, DriverOfTests.fold(0, 1));
      reach(sweeper, first, new Checkpoint(1, 1));
      reach(sweeper, first, new Checkpoint(1, 2));
      finish(sweeper, Fixtures.failed(first, FailureKind.LOST_EXECUTOR));
      start(sweeper, second);
      for (int epoch = 3; epoch <= 5; epoch++) {
        reach(sweeper, second, new Checkpoint(2, epoch));
      }
      reach(sweeper, second, new Checkpoint(1, 2));
    }
    assertThat(files())
        .as("closing sweeps what the attempt began with")
        .containsExactly("0-0-2-5.ckpt");
  }

  @Test
  void whileAnAttemptGoesOn_whatItBeganWithIsLeft() throws Exception {
    FoldAssignment first = DriverOfTests.fold(0, 0);
    FoldAssignment second =
        new FoldAssignment(first.trial(), 0, 2, new Checkpoint(1, 2), FoldAssignment.END);
    CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints);
    sweeper.begin();
    begin(sweeper, first, DriverOfTests.fold(0, 1));
    reach(sweeper, first, new Checkpoint(1, 2));
    finish(sweeper, Fixtures.failed(first, FailureKind.LOST_EXECUTOR));
    start(sweeper, second);
    reach(sweeper, second, new Checkpoint(2, 3));
    reach(sweeper, second, new Checkpoint(2, 4));
    keep(9, 9, 1, 1);
    sweeper.finishDeleting();

    assertThat(files()).containsExactly("0-0-1-2.ckpt", "0-0-2-4.ckpt", "9-9-1-1.ckpt");
  }

  @Test
  void aFoldThatIsOver_andATrialThatFailed_leaveNothing() throws Exception {
    FoldAssignment done = DriverOfTests.fold(0, 0);
    FoldAssignment failed = DriverOfTests.fold(1, 0);
    FoldAssignment other = DriverOfTests.fold(1, 1);
    CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints);
    sweeper.begin();
    begin(sweeper, done);
    begin(sweeper, failed, other);
    for (FoldAssignment fold : List.of(done, failed, other)) {
      reach(sweeper, fold, new Checkpoint(1, 1));
    }
    finish(sweeper, Fixtures.scored(done));
    finish(sweeper, Fixtures.failed(failed, FailureKind.CODE_ERROR));
    sweeper.recorded(1, new Event.SlotsChanged(Fixtures.NOW, 1), state);
    assertThat(state.finished()).as("fold 1 of trial 1 goes on").isEmpty();
    finish(sweeper, Fixtures.failed(other, FailureKind.CODE_ERROR));
    assertThat(state.finished()).hasSize(1);
    sweeper.finishDeleting();

    assertThat(files()).isEmpty();
  }

  @Test
  void aDriverThatGoesOn_deletesWhatItsForerunnerLeft_butNotWhereFoldsStand() throws Exception {
    FoldAssignment fold = DriverOfTests.fold(0, 0);
    try (CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints)) {
      begin(sweeper, fold, DriverOfTests.fold(0, 1));
      reach(sweeper, fold, new Checkpoint(1, 1));
      reach(sweeper, fold, new Checkpoint(1, 2));
      keep(0, 0, 1, 3);
      keep(8, 0, 1, 3);
      assertThat(files()).as("nothing is deleted while events are replayed").hasSize(4);
      sweeper.begin();

      assertThat(files()).containsExactly("0-0-1-2.ckpt");
    }
  }

  private void pause(CheckpointSweeper sweeper, FoldAssignment fold) throws IOException {
    Checkpoint kept = new Checkpoint(fold.attempt(), fold.pauseAfter());
    keep(fold.trial().number(), fold.fold(), kept.attempt(), kept.epoch());
    finish(sweeper, Fixtures.result(fold, new FoldOutcome.Paused(kept, 1, 1)));
  }

  private void beginPopulation() {
    state =
        StudyState.initial(Fixtures.population(2, 4))
            .after(Fixtures.opened(10))
            .after(new Event.SlotsChanged(Fixtures.NOW, 2));
  }

  /** Both folds come to where their trial pauses, and go on. */
  private void trainPastTheRung(
      CheckpointSweeper sweeper, List<FoldAssignment> first, List<FoldAssignment> second)
      throws IOException {
    begin(sweeper, first.get(0), first.get(1));
    pause(sweeper, first.get(0));
    pause(sweeper, first.get(1));
    record(sweeper, new Event.TrialPromoted(Fixtures.NOW, 0, 8));
    start(sweeper, second.get(0));
    start(sweeper, second.get(1));
  }

  /** A trial of two folds. */
  private static List<FoldAssignment> stretch(
      Trial trial, int attempt, Checkpoint from, int pauseAfter) {
    return List.of(
        new FoldAssignment(trial, 0, attempt, from, pauseAfter),
        new FoldAssignment(trial, 1, attempt, from, pauseAfter));
  }

  @Test
  void whatOthersMayGoOnFrom_isLeft_untilNobodyNeedsItAnyMore() throws Exception {
    beginPopulation();
    Trial parent = DriverOfTests.fold(0, 0).trial();
    Trial child = new Trial(1, parent.values(), 1, new Origin(parent, 4));
    List<FoldAssignment> first = stretch(parent, 1, Checkpoint.NONE, 4);
    List<FoldAssignment> second = stretch(parent, 2, new Checkpoint(1, 4), 8);
    List<FoldAssignment> childs = stretch(child, 1, new Checkpoint(1, 4), 8);
    CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints);
    sweeper.begin();
    trainPastTheRung(sweeper, first, second);
    reach(sweeper, second.get(0), new Checkpoint(2, 6));
    begin(sweeper, childs.get(0), childs.get(1));
    pause(sweeper, second.get(0));
    pause(sweeper, second.get(1));
    reach(sweeper, childs.get(1), new Checkpoint(1, 6));
    record(sweeper, new Event.TrialPruned(Fixtures.NOW, 0, 0, 8, "among the worst"));
    pause(sweeper, childs.get(1));
    sweeper.finishDeleting();

    // The child's first fold still trains on what its dead parent left, its second is past that.
    assertThat(files()).containsExactly("0-0-1-4.ckpt", "1-1-1-8.ckpt");
  }

  @Test
  void whatATrialPassesOn_isLeft_whileItTrainsOn() throws Exception {
    beginPopulation();
    Trial parent = DriverOfTests.fold(0, 0).trial();
    List<FoldAssignment> first = stretch(parent, 1, Checkpoint.NONE, 4);
    List<FoldAssignment> second = stretch(parent, 2, new Checkpoint(1, 4), 8);
    try (CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints)) {
      trainPastTheRung(sweeper, first, second);
      reach(sweeper, second.get(0), new Checkpoint(2, 5));
      pause(sweeper, second.get(0));
      keep(0, 0, 2, 7);
      sweeper.begin();
      assertThat(files()).containsExactly("0-0-1-4.ckpt", "0-0-2-8.ckpt", "0-1-1-4.ckpt");

      pause(sweeper, second.get(1));
      sweeper.finishDeleting();
      assertThat(files()).containsExactly("0-0-2-8.ckpt", "0-1-2-8.ckpt");
    }
  }

  @Test
  void aPausedFold_keepsWhereItStands() throws Exception {
    FoldAssignment fold = DriverOfTests.fold(0, 0);
    CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints);
    sweeper.begin();
    begin(sweeper, fold, DriverOfTests.fold(0, 1));
    reach(sweeper, fold, new Checkpoint(1, 2));
    keep(0, 0, 1, 3);
    FoldResult paused =
        new FoldResult(
            0,
            0,
            1,
            fold.seed(),
            new FoldOutcome.Paused(new Checkpoint(1, 3), 1, 1),
            List.of(),
            Fixtures.NOW,
            Fixtures.NOW,
            "host",
            "1");
    sweeper.recorded(9, new Event.FoldFinished(Fixtures.NOW, paused), state);
    sweeper.finishDeleting();

    assertThat(files()).containsExactly("0-0-1-3.ckpt");
  }
}
