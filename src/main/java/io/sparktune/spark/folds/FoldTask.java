package io.sparktune.spark.folds;

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

  /** Nothing where the driver has taken the folds back. */
  @Override
  public List<FoldResult> apply(Iterator<FoldWork> partition) {
    List<FoldWork> given = new ArrayList<>();
    while (partition.hasNext()) {
      given.add(partition.next());
    }
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() > 0
        && gate(given.get(0).assignment()).repetition(task) == Repetition.LEAVE) {
      return List.of();
    }
    List<FoldWork> together =
        task.attemptNumber() == 0
            ? given
            : given.stream()
                .map(fold -> fold.resumedFrom(gate(fold.assignment()).lastKept()))
                .toList();
    List<FoldResult> results = new ArrayList<>(together.size());
    try (LogFields fields = LogFields.of(study, together)) {
      function.train(together, this::gate, results::add);
    }
    return results;
  }

  private RemoteCallback gate(FoldAssignment fold) {
    return new RemoteCallback(FoldAttempt.of(run, fold), DriverChannel.ofThisProcess());
  }
}
