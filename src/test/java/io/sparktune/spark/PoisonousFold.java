package io.sparktune.spark;

import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.SingleFoldFunction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.List;
import org.apache.spark.SparkEnv;

/** Ends the executor with one of the trials, as code does that calls {@code System.exit}. */
public record PoisonousFold() implements SingleFoldFunction {

  public static final int EXITS = 1;

  @Override
  @SuppressWarnings("SystemExitOutsideMain") // as the code of users may do
  public FoldResult train(FoldWork work, EpochCallback gate) {
    FoldAssignment fold = work.assignment();
    Instant startedAt = Instant.now();
    if (gate.isOpen() && fold.trial().number() == EXITS) {
      System.exit(7);
    }
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        new FoldOutcome.Stopped(1, 0, 0),
        List.of(),
        startedAt,
        Instant.now(),
        null,
        SparkEnv.get().executorId());
  }
}
