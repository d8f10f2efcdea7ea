package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.DriverOfTests;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.SteppedFold;
import io.sparktune.spark.Told;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SparkRunnerIT {

  private static final int TRIALS = 40;
  private static final int POISONOUS = 3;

  private static SparkDriver driver;

  @BeforeAll
  static void startSpark() {
    driver = DriverOfTests.local(2);
  }

  @AfterAll
  static void stopSpark() {
    driver.close();
  }

  /** Fails as a task whose executor dies: with no value, whichever attempt it is. */
  private record PoisonousFold() implements SingleFoldFunction {
    @Override
    public FoldResult train(FoldWork work, EpochCallback gate) {
      if (work.assignment().trial().number() == POISONOUS) {
        throw new IllegalStateException("this fold takes its executor along");
      }
      return Fixtures.scored(work.assignment());
    }
  }

  @Test
  void aFoldThatSparkGivesUp_takesNoOtherFoldOfItsJobAlong() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new PoisonousFold())) {
      runner.open(told);
      runner.start(
          IntStream.range(0, TRIALS).mapToObj(trial -> DriverOfTests.fold(trial, 0)).toList());
      List<FoldResult> results = told.results(TRIALS);

      assertThat(results).extracting(FoldResult::trial).doesNotHaveDuplicates();
      assertThat(results)
          .filteredOn(result -> result.outcome() instanceof FoldOutcome.Failed)
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.trial()).isEqualTo(POISONOUS);
                FoldOutcome.Failed failed = (FoldOutcome.Failed) result.outcome();
                assertThat(failed.kind()).isEqualTo(FailureKind.LOST_EXECUTOR);
                assertThat(failed.message()).contains("this fold takes its executor along");
              });
    }
  }

  /** Fails as a task does for whose blocks there is no room. */
  private record FoldOnFullDisk() implements SingleFoldFunction {
    @Override
    public FoldResult train(FoldWork work, EpochCallback gate) {
      throw new UncheckedIOException(new IOException("No space left on device"));
    }
  }

  @Test
  void aFullLocalFolder_failsTheStudyAndNoTrial() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new FoldOnFullDisk())) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(1, 0)));

      assertThat(told.failure())
          .isInstanceOf(StorageFailure.class)
          .hasMessageStartingWith("cannot use Spark's local folder ")
          .hasMessageEndingWith(" (No space left on device)");
      assertThat(told.hasUnread(Event.FoldFinished.class)).isFalse();
    }
  }

  @Test
  void valuesThatAreNoPlan_failTheirFoldsAndNoOthers() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner =
        (SparkRunner)
            driver.runner(
                "tests",
                values -> {
                  throw new IllegalArgumentException("units is " + values.of("model.x"));
                },
                new PoisonousFold(),
                InstantSource.system())) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(0, 1)));

      assertThat(told.results(2))
          .extracting(FoldResult::outcome)
          .containsOnly(
              new FoldOutcome.Failed(FailureKind.BAD_CONFIGURATION, "units is Optional[0.5]"));
    }
  }

  @Test
  void aRunnerThatWasClosed_tellsNothingMore() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(1_000_000, 1))) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0), DriverOfTests.fold(1, 0)));
      told.next(Event.EpochsScored.class);
    }
    Told next = new Told(scored -> EpochDecision.GO_ON);
    try (SparkRunner runner = DriverOfTests.runner(driver, new SteppedFold(1, 1))) {
      runner.open(next);
      runner.start(List.of(DriverOfTests.fold(2, 0)));
      assertThat(next.results(1)).extracting(FoldResult::trial).containsExactly(2);
    }
    assertThat(next.read(Event.EpochsScored.class))
        .extracting(Event.EpochsScored::trial)
        .containsOnly(2);
    assertThat(told.hasUnread(Event.FoldFinished.class)).isFalse();
  }
}
