package io.sparktune.bench;

import io.sparktune.spark.FoldFunction;
import io.sparktune.spark.FoldWork;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One epoch of a fold that says what training says and needs a time, but no processor. */
record PretendedFold(int millis) implements FoldFunction {

  @Override
  public FoldResult train(FoldWork work, EpochGate gate) {
    FoldAssignment fold = work.assignment();
    Instant startedAt = Instant.now();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean wanted = gate.isOpen();
    while (wanted && System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    EpochScore epoch = new EpochScore(1, 0.5, 0.5, millis);
    boolean heard = gate.pass(List.of(epoch), Checkpoint.NONE) != Verdict.UNHEARD;
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        new FoldOutcome.Scored(
            0.5, new Scores(Map.of("accuracy", 0.5, "f1_macro", 0.5), Map.of()), 1, 1, millis, 0),
        heard ? List.of() : List.of(epoch),
        startedAt,
        Instant.now(),
        "bench",
        "bench");
  }
}
