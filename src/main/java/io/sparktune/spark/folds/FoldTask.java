package io.sparktune.spark.folds;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.Function1;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Trains the folds of a Spark partition together, on an executor. */
final class FoldTask extends AbstractFunction1<Iterator<FoldWork>, List<FoldResult>>
    implements Function1<Iterator<FoldWork>, List<FoldResult>>, Serializable {

  private static final long serialVersionUID = 1;

  private final String study;
  private final long run;
  private final FoldFunction function;

  FoldTask(String study, long run, FoldFunction function) {
    this.study = study;
    this.run = run;
    this.function = function;
  }

  @Override
  public List<FoldResult> apply(Iterator<FoldWork> partition) {
    boolean repeats = TaskContext.get().attemptNumber() > 0;
    List<FoldWork> together = new ArrayList<>();
    while (partition.hasNext()) {
      FoldWork work = partition.next();
      together.add(repeats ? repeated(work, gate(work.assignment()).lastKept()) : work);
    }
    List<FoldResult> results = new ArrayList<>(together.size());
    try (LogFields fields = LogFields.of(study, together)) {
      function.train(together, this::gate, results::add);
    }
    return results;
  }

  private RemoteCallback gate(FoldAssignment fold) {
    return new RemoteCallback(FoldAttempt.of(run, fold), DriverChannel.ofThisProcess());
  }

  /** Spark gives the task once more because an executor was lost: what was kept is not repeated. */
  private static FoldWork repeated(FoldWork work, Checkpoint kept) {
    FoldAssignment given = work.assignment();
    if (kept.epoch() <= given.from().epoch() || kept.epoch() >= given.pauseAfter()) {
      return work;
    }
    return new FoldWork(
        new FoldAssignment(given.trial(), given.fold(), given.attempt(), kept, given.pauseAfter()),
        work.settings());
  }
}
