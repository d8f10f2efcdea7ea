package io.sparktune.spark;

import io.sparktune.training.Checkpoints;
import io.sparktune.training.NativeThreads;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.FoldResult;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Trains the one fold of a Spark partition, on an executor. */
final class FoldTask extends AbstractFunction1<Iterator<FoldWork>, FoldResult>
    implements Function1<Iterator<FoldWork>, FoldResult>, Serializable {

  private static final long serialVersionUID = 1;

  private final Broadcast<StudyData> data;

  FoldTask(Broadcast<StudyData> data) {
    this.data = data;
  }

  @Override
  public FoldResult apply(Iterator<FoldWork> partition) {
    NativeThreads.use(TaskContext.get().cpus());
    FoldWork work = partition.next();
    return data.value()
        .training()
        .train(
            work.assignment(),
            work.plan(),
            EpochGate.open(),
            Checkpoints.none(),
            SparkEnv.get().blockManager().blockManagerId().host(),
            SparkEnv.get().executorId());
  }
}
