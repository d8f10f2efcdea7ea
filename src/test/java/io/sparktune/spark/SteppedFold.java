package io.sparktune.spark;

import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.SingleFoldFunction;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkEnv;

/**
 * Goes through the epochs of a fold as training does, without a network. Each epoch is kept; its
 * score is the epoch's number.
 */
public record SteppedFold(int epochs, int millisOfEpoch) implements SingleFoldFunction {

  @Override
  public FoldResult train(FoldWork work, EpochCallback gate) {
    FoldAssignment fold = work.assignment();
    Instant startedAt = Instant.now();
    int epoch = fold.from().epoch();
    Checkpoint kept = fold.from();
    boolean wanted = gate.isOpen();
    List<EpochScore> untold = new ArrayList<>();
    while (wanted && epoch < epochs) {
      epoch++;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisOfEpoch));
      kept = new Checkpoint(fold.attempt(), epoch);
      untold.add(new EpochScore(epoch, 1.0 / epoch, (double) epoch, millisOfEpoch));
      EpochDecision verdict = gate.pass(untold, kept);
      if (verdict != EpochDecision.UNHEARD) {
        untold.clear();
      }
      wanted = verdict != EpochDecision.STOP && !Thread.currentThread().isInterrupted();
    }
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        new FoldOutcome.Stopped(epoch, fold.from().epoch(), 0),
        untold,
        startedAt,
        Instant.now(),
        null,
        SparkEnv.get().executorId());
  }
}
