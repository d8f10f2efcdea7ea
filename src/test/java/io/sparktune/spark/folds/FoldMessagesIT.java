package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.LogLines;
import io.sparktune.cli.StandaloneCluster;
import io.sparktune.spark.DriverOfTests;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.SteppedFold;
import io.sparktune.spark.Told;
import io.sparktune.study.events.Event;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds in training are heard, and hear, while they run. */
final class FoldMessagesIT {

  private static final int EPOCHS = 20;

  /** The epochs told of a fold, in the order in which they were told. */
  private static List<Integer> epochs(Told told, int trial, int fold) {
    return told.read(Event.EpochsScored.class).stream()
        .filter(scored -> scored.trial() == trial && scored.fold() == fold)
        .flatMap(scored -> scored.scores().stream())
        .map(EpochScore::epoch)
        .toList();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private static EpochDecision stopTrialOneAfterThree(Event.EpochsScored scored) {
    boolean stopped = scored.trial() == 1 && scored.kept().epoch() >= 3;
    return stopped ? EpochDecision.STOP : EpochDecision.GO_ON;
  }

  private static int trained(FoldResult result) {
    return ((FoldOutcome.Stopped) result.outcome()).epochs();
  }

  private static void requireScoresInOrderAndStops(SparkDriver driver) throws InterruptedException {
    Told told = new Told(FoldMessagesIT::stopTrialOneAfterThree);
    try (SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(EPOCHS, 1))) {
      runner.open(told);
      runner.start(
          List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(0, 1), DriverOfTests.fold(1, 0)));
      for (FoldResult result : told.results(3)) {
        int last = result.trial() == 1 ? 3 : EPOCHS;
        assertThat(trained(result)).isEqualTo(last);
        assertThat(result.epochs()).as("told already").isEmpty();
        assertThat(epochs(told, result.trial(), result.fold())).isEqualTo(upTo(last));
      }
    }
  }

  private static void requireUnwantedFoldsUntouched(SparkDriver driver)
      throws InterruptedException {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(EPOCHS, 1))) {
      runner.open(told);
      FoldAssignment unwanted = new FoldAssignment(DriverOfTests.fold(0, 0).trial(), 0, 0);
      runner.start(List.of(unwanted));

      assertThat(trained(told.results(1).get(0))).isZero();
      assertThat(told.read(Event.EpochsScored.class)).isEmpty();
    }
  }

  @Test
  void inOneProcess_scoresArriveInOrder_andVerdictsAreObeyed() throws Exception {
    try (SparkDriver driver = DriverOfTests.local(2)) {
      requireScoresInOrderAndStops(driver);
      requireUnwantedFoldsUntouched(driver);
    }
  }

  @Test
  void aRunnerThatIsClosed_stopsItsFoldsEvenIfTheyAreNotEnded() throws Exception {
    try (SparkDriver driver = DriverOfTests.local(1)) {
      Told first = new Told(scored -> EpochDecision.GO_ON);
      SparkRunner closed = DriverOfTests.runner(driver, new SteppedFold(EPOCHS, 1));
      closed.open(first);
      closed.start(List.of(DriverOfTests.fold(0, 0)));
      first.next(Event.EpochsScored.class);
      FoldAttempt of = FoldAttempt.of(0, DriverOfTests.fold(0, 0));
      closed.close();

      assertThat(RunningFolds.answer(new FoldMessage.Wanted(of))).isEqualTo(false);
      assertThat(RunningFolds.answer(new FoldMessage.Scored(of, List.of(), Checkpoint.NONE)))
          .isEqualTo("STOP");
      requireScoresInOrderAndStops(driver);
    }
  }

  @Test
  void inProcessesOfTheirOwn_itIsTheSame_andALostExecutorRepeatsOnlyWhatWasNotKept(
      @TempDir Path folder) throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, List.of("--cores", "1"), 2);
        SparkDriver driver =
            DriverOfTests.of(cluster.master(), folder, ResourceSettings.DEFAULT, Map.of())) {
      requireScoresInOrderAndStops(driver);
      requireUnwantedFoldsUntouched(driver);
      requireKeptEpochsNotRepeated(cluster, driver);
    }
  }

  private static void requireKeptEpochsNotRepeated(StandaloneCluster cluster, SparkDriver driver)
      throws InterruptedException {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (LogLines lines = LogLines.keep();
        SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(40, 25))) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(0, 1)));
      while (epochs(told, 0, 0).size() < 10 || epochs(told, 0, 1).size() < 10) {
        told.next(Event.EpochsScored.class);
      }
      cluster.executors(0).get(0).destroyForcibly();
      List<FoldResult> results = told.results(2);

      assertThat(results).allSatisfy(result -> assertThat(trained(result)).isEqualTo(40));
      assertThat(epochs(told, 0, 0)).isEqualTo(upTo(40));
      assertThat(epochs(told, 0, 1)).isEqualTo(upTo(40));
      assertThat(results)
          .as("one of them began with what the lost executor had kept")
          .anySatisfy(result -> assertThat(begin(result)).isGreaterThanOrEqualTo(10))
          .anySatisfy(result -> assertThat(begin(result)).isZero());
      assertThat(told.read(Event.SlotsChanged.class).stream().map(Event.SlotsChanged::slots))
          .containsSequence(2, 1);
      requireLostFoldsLogged(lines);
    }
  }

  private static void requireLostFoldsLogged(LogLines lines) throws InterruptedException {
    LogEvent lost = lines.await("executor_lost", 1).get(0);
    LogEvent again = lines.await("fold_retried", 1).get(0);
    assertThat(LogLines.field(lost, "folds")).matches("trial 0 fold [01]");
    assertThat(LogLines.text(lost))
        .matches("tests: executor \\d is gone with trial 0 fold [01] in training; .+");
    assertThat(LogLines.text(again))
        .matches("tests: trial 0, fold [01] is repeated on executor \\d at \\S+; .+");
    assertThat(LogLines.field(lost, "folds")).endsWith(LogLines.field(again, "fold"));
  }

  private static long begin(FoldResult result) {
    return ((FoldOutcome.Stopped) result.outcome()).fitMillis();
  }
}
