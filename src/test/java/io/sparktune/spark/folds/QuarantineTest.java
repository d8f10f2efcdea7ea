package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.executors.ExecutorLoss;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuarantineTest {

  private final Quarantine quarantine = new Quarantine();

  private static ExecutorLoss killed(String executor) {
    return new ExecutorLoss(executor, "node", "Command exited with code 137");
  }

  private static FoldResult result(int trial, int fold, FoldOutcome outcome) {
    return new FoldResult(
        trial, fold, 1, 0, outcome, List.of(), Instant.EPOCH, Instant.EPOCH, "node", "1");
  }

  @Test
  void severalFoldsOnOneExecutor_areSuspectOnce() {
    assertThat(quarantine.lost(4, 0, killed("1"))).isEmpty();
    assertThat(quarantine.lost(4, 1, killed("1"))).isEmpty();
    assertThat(quarantine.lost(5, 0, killed("1"))).isEmpty();
    assertThat(quarantine.isolates(4, 1)).isTrue();
    assertThat(quarantine.isolates(4, 2)).isFalse();
  }

  @Test
  void aTrialThatCostsASecondExecutor_isGivenUpWithTheKindOfTheLoss() {
    assertThat(quarantine.lost(4, 0, killed("1"))).isEmpty();
    assertThat(quarantine.lost(4, 1, killed("2")))
        .hasValueSatisfying(
            verdict -> {
              assertThat(verdict.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
              assertThat(verdict.lostExecutors()).isEqualTo(2);
              assertThat(verdict.isTriedAgain(0)).isFalse();
            });
    assertThat(quarantine.verdict(4)).isPresent();
    assertThat(quarantine.verdict(5)).isEmpty();
  }

  @Test
  void aFoldThatComesBack_isNoLongerSuspect() {
    assertThat(quarantine.lost(4, 0, killed("1"))).isEmpty();
    quarantine.answered(result(4, 0, new FoldOutcome.Stopped(1, 0, 0)));
    assertThat(quarantine.isolates(4, 0)).isFalse();
    assertThat(quarantine.lost(4, 1, killed("2"))).isEmpty();
  }

  @Test
  void aFoldWhoseHeapWasTooSmall_isTrainedAloneTheNextTime() {
    quarantine.answered(
        result(4, 0, new FoldOutcome.Failed(FailureKind.OUT_OF_MEMORY, "Java heap space")));
    assertThat(quarantine.isolates(4, 0)).isTrue();
    assertThat(quarantine.verdict(4)).isEmpty();
  }
}
