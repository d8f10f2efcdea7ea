package io.sparktune.spark;

import io.sparktune.spark.folds.FoldWork;
import io.sparktune.spark.folds.SingleFoldFunction;
import io.sparktune.spark.folds.TaskResources;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.TaskContext;

/** Holds the GPUs that Spark gave its task for a while, and tells their addresses as the host. */
record GpuFold(int millis) implements SingleFoldFunction {

  @Override
  public FoldResult train(FoldWork work, EpochCallback gate) {
    Instant startedAt = Instant.now();
    FoldAssignment fold = work.assignment();
    TaskResources.take(TaskContext.get());
    String[] addresses = TaskContext.get().resourcesJMap().get(TaskResources.GPU).addresses();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        new FoldOutcome.Stopped(0, 0, 0),
        List.of(),
        startedAt,
        Instant.now(),
        String.join(",", addresses),
        null);
  }
}
