package io.sparktune.bench;

import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.SingleFoldFunction;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One epoch of a fold that says what training says and needs a time, but no processor. Lengths are
 * log-normal and scores uniform, both by the fold's seed.
 *
 * @param millis the median length
 * @param sigma of the lengths; 0 where all are equal
 */
record PretendedFold(int millis, double sigma) implements SingleFoldFunction {

  PretendedFold(int millis) {
    this(millis, 0);
  }

  @Override
  public FoldResult train(FoldWork work, EpochCallback gate) {
    FoldAssignment fold = work.assignment();
    Instant startedAt = Instant.now();
    double length =
        millis * Math.exp(sigma * Seeds.random(fold.seed(), "length", 0).nextGaussian());
    double score = Seeds.random(fold.seed(), "score", 0).nextDouble();
    long end = System.nanoTime() + (long) (length * 1e6);
    boolean wanted = gate.isOpen();
    while (wanted && System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    EpochScore epoch = new EpochScore(1, 0.5, score, (long) length);
    boolean heard = gate.pass(List.of(epoch), Checkpoint.NONE) != EpochDecision.UNHEARD;
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        new FoldOutcome.Scored(
            score,
            new Scores(Map.of("accuracy", score, "f1_macro", score), Map.of()),
            1,
            1,
            (long) length,
            0),
        heard ? List.of() : List.of(epoch),
        startedAt,
        Instant.now(),
        "bench",
        "bench");
  }
}
