package io.sparktune.study.loop;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The folds that {@link RunnerContract} has trained, whatever the runner. */
public enum ContractFolds implements SingleFoldTrainer {
  /** Every fold is scored. */
  SCORED(3, 0),
  /** The second fold of each trial diverges after its last epoch. */
  SECOND_DIVERGES(3, 0),
  /** No fold ends of itself while a test lasts. */
  LONG(100_000, 1);

  private final int epochs;
  private final int millisOfEpoch;

  ContractFolds(int epochs, int millisOfEpoch) {
    this.epochs = epochs;
    this.millisOfEpoch = millisOfEpoch;
  }

  public int epochs() {
    return epochs;
  }

  public int millisOfEpoch() {
    return millisOfEpoch;
  }

  /** The score of every epoch, and so of the fold. */
  public static double score(int trial, int fold) {
    return 0.01 * trial - 0.001 * fold;
  }

  public boolean diverges(int fold) {
    return this == SECOND_DIVERGES && fold == 1;
  }

  @Override
  public FoldResult train(FoldAssignment fold, EpochCallback callback) {
    if (!callback.isOpen()) {
      return result(fold, new FoldOutcome.Stopped(0, 0, 0), List.of());
    }
    List<EpochScore> untold = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisOfEpoch));
      untold.add(epochScore(fold, epoch));
      if (epoch < epochs) {
        EpochDecision decision = callback.pass(List.copyOf(untold), fold.from());
        if (decision != EpochDecision.UNHEARD) {
          untold.clear();
        }
        if (decision == EpochDecision.STOP || Thread.currentThread().isInterrupted()) {
          return result(fold, new FoldOutcome.Stopped(epoch, 0, 0), List.of());
        }
      }
    }
    return result(fold, outcome(fold), untold);
  }

  /** The result of a fold that was trained at another time. */
  FoldResult known(FoldAssignment fold) {
    List<EpochScore> all = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      all.add(epochScore(fold, epoch));
    }
    return result(fold, outcome(fold), all);
  }

  private FoldOutcome outcome(FoldAssignment fold) {
    if (diverges(fold.fold())) {
      return new FoldOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN");
    }
    Scores scores = new Scores(Map.of(), Map.of());
    return new FoldOutcome.Scored(
        score(fold.trial().number(), fold.fold()), scores, epochs, 1, 0, 0);
  }

  private static EpochScore epochScore(FoldAssignment fold, int epoch) {
    return new EpochScore(epoch, null, score(fold.trial().number(), fold.fold()), 0);
  }

  private static FoldResult result(
      FoldAssignment fold, FoldOutcome outcome, List<EpochScore> epochs) {
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        outcome,
        List.copyOf(epochs),
        Fixtures.NOW,
        Fixtures.NOW,
        "host",
        "1");
  }
}
