package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.LogLines;
import io.sparktune.cli.StandaloneCluster;
import io.sparktune.spark.DriverOfTests;
import io.sparktune.spark.PoisonousFold;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.Told;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial that ends every executor that trains it. */
final class QuarantineIT {

  private static final int TRIALS = 3;
  private static final int FOLDS = 2;

  @TempDir private Path folder;

  private static List<FoldAssignment> folds() {
    List<FoldAssignment> folds = new ArrayList<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      for (int fold = 0; fold < FOLDS; fold++) {
        folds.add(DriverOfTests.fold(trial, fold));
      }
    }
    return folds;
  }

  private static void requireGivenUp(FoldResult result) {
    assertThat(result.outcome())
        .isInstanceOfSatisfying(
            FoldOutcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.LOST_EXECUTOR);
              assertThat(failed.isTriedAgain(0)).isFalse();
              assertThat(failed.message())
                  .startsWith("2 executors were lost while they trained this trial")
                  .contains("exited with code 7");
            });
  }

  @Test
  void aTrialThatEndsItsExecutors_costsTwo_andTakesNoOtherTrialAlong() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, List.of("--cores", "2"), 1);
        LogLines lines = LogLines.keep();
        SparkDriver driver =
            DriverOfTests.of(cluster.master(), folder, ResourceSettings.DEFAULT, Map.of());
        SparkRunner runner = DriverOfTests.runner(driver, new PoisonousFold())) {
      runner.open(told);
      runner.start(folds());
      for (FoldResult result : told.results(TRIALS * FOLDS)) {
        if (result.trial() == PoisonousFold.EXITS) {
          requireGivenUp(result);
        } else {
          assertThat(result.outcome()).isEqualTo(new FoldOutcome.Stopped(1, 0, 0));
        }
      }
      runner.start(List.of(DriverOfTests.fold(PoisonousFold.EXITS, FOLDS)));
      requireGivenUp(told.results(1).get(0));
      assertThat(lines.await("executor_lost", 2)).hasSize(2);
    }
  }
}
