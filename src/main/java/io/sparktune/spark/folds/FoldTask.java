package io.sparktune.spark.folds;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.Function1;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Trains the one fold of a Spark partition, on an executor. */
final class FoldTask extends AbstractFunction1<Iterator<FoldWork>, FoldResult>
    implements Function1<Iterator<FoldWork>, FoldResult>, Serializable {

  private static final long serialVersionUID = 1;

  private final long run;
  private final FoldFunction function;

  FoldTask(long run, FoldFunction function) {
    this.run = run;
    this.function = function;
  }

  @Override
  public FoldResult apply(Iterator<FoldWork> partition) {
    FoldWork work = partition.next();
    RemoteCallback gate =
        new RemoteCallback(FoldAttempt.of(run, work.assignment()), DriverChannel.ofThisProcess());
    return function.train(
        TaskContext.get().attemptNumber() == 0 ? work : repeated(work, gate.lastKept()), gate);
  }

  /** Spark gives the task once more because an executor was lost: what was kept is not repeated. */
  private static FoldWork repeated(FoldWork work, Checkpoint kept) {
    FoldAssignment given = work.assignment();
    if (kept.epoch() <= given.from().epoch() || kept.epoch() >= given.pauseAfter()) {
      return work;
    }
    return new FoldWork(
        new FoldAssignment(given.trial(), given.fold(), given.attempt(), kept, given.pauseAfter()),
        work.plans());
  }
}
